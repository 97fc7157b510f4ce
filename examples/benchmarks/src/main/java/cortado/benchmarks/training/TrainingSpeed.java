package cortado.benchmarks.training;

import cortado.benchmarks.Machine;
import cortado.benchmarks.Statistics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Training steps a second of Cortado and of libtorch with MKL. Each figure is the median of several virtual machines, in which the two take turns, of
 * the median of several windows of time. On both sides a step copies a shuffled batch out of the data, and ends with the optimizer's update and the loss as a
 * number.
 */
final class TrainingSpeed {
    private static final String WINDOWS = "5";
    private static final String WINDOW_SECONDS = "1";

    private final int forks;
    private final String warmUpSeconds;
    private final List<Workload> workloads;

    private TrainingSpeed(int forks, String warmUpSeconds, List<Workload> workloads) {
        this.forks = forks;
        this.warmUpSeconds = warmUpSeconds;
        this.workloads = workloads;
    }

    /** Takes the number of virtual machines (5), the least seconds to warm up in each (8), and networks (all). */
    public static void main(String[] arguments) {
        int forks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        List<Workload> named = Stream.of(arguments).skip(2).map(Workload::of).toList();
        new TrainingSpeed(forks, arguments.length > 1 ? arguments[1] : "8",
                named.isEmpty() ? List.of(Workload.values()) : named).print();
    }

    private void print() {
        System.out.print(Machine.describe());
        System.out.println(Versions.describe());
        System.out.printf("medians of %d virtual machines, each warm after at least %s s and a second without C1 and C2%n%n", forks, warmUpSeconds);
        System.out.printf("%-16s %7s | %9s %9s %6s | %21s | %19s | %s%n", "network", "threads", "Cortado", "libtorch", "ratio",
                "Cortado's range", "CPU us a step", "C1, C2");
        for (Workload workload : workloads) {
            for (int threads = 1; threads <= 2; threads++) {
                System.out.print(row(workload, threads));
            }
        }
        System.out.println(System.lineSeparator() + "steps/s; ratio: Cortado / libtorch; CPU: of all threads, Cortado and libtorch");
    }

    private String row(Workload workload, int threads) {
        Map<Contestant, List<Speed>> speeds = new EnumMap<>(Contestant.class);
        for (int fork = 0; fork < forks; fork++) {
            for (Contestant contestant : Contestant.values()) {
                speeds.computeIfAbsent(contestant, c -> new ArrayList<>()).add(measure(contestant, workload, threads));
            }
        }
        List<Speed> ours = speeds.get(Contestant.CORTADO);
        List<Speed> theirs = speeds.get(Contestant.LIBTORCH);
        List<Double> steps = ours.stream().map(Speed::stepsPerSecond).toList();
        return String.format(Locale.ROOT, "%-16s %7d | %9.1f %9.1f %5.2fx | %9.1f - %9.1f | %9.0f %9.0f | %4.1f %%%n",
                workload.title, threads, Statistics.median(steps), median(theirs, Speed::stepsPerSecond),
                Statistics.median(steps) / median(theirs, Speed::stepsPerSecond),
                Statistics.least(steps), Statistics.greatest(steps),
                median(ours, Speed::processorMicros), median(theirs, Speed::processorMicros),
                100 * median(ours, Speed::compiling));
    }

    private Speed measure(Contestant contestant, Workload workload, int threads) {
        List<String> lines = contestant.fork(threads).run(TrainingRun.class, contestant.argument(), workload.argument(),
                Integer.toString(threads), warmUpSeconds, WINDOWS, WINDOW_SECONDS);
        return Speed.parse(lines.getLast());
    }

    private static double median(List<Speed> speeds, Function<Speed, Double> value) {
        return Statistics.median(speeds.stream().map(value).toList());
    }
}
