package cortado.benchmarks.training;

import cortado.benchmarks.Fork;
import cortado.benchmarks.Machine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Bytes that all threads together allocate in a training step, in several virtual machines: 0 is meant, in each of them. */
final class Allocation {
    private final int forks;
    private final String warmUpSeconds;
    private final List<Workload> workloads;

    private Allocation(int forks, String warmUpSeconds, List<Workload> workloads) {
        this.forks = forks;
        this.warmUpSeconds = warmUpSeconds;
        this.workloads = workloads;
    }

    /**
     * Takes the number of virtual machines (10), the least seconds to warm up in each (8), and networks (all). The steps
     * that warm up take ResNet-20 ten minutes.
     */
    public static void main(String[] arguments) {
        int forks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        List<Workload> named = Stream.of(arguments).skip(2).map(Workload::of).toList();
        System.out.print(Machine.describe());
        new Allocation(forks, arguments.length > 1 ? arguments[1] : "8", named.isEmpty() ? List.of(Workload.values()) : named).print();
    }

    private void print() {
        System.out.printf("%n%-16s %7s | bytes a step in each virtual machine%n", "network", "threads");
        for (Workload workload : workloads) {
            for (int threads = 1; threads <= 2; threads++) {
                print(workload, threads);
            }
        }
    }

    private void print(Workload workload, int threads) {
        System.out.printf("%-16s %7d |", workload.title, threads);
        int clean = 0;
        for (int fork = 0; fork < forks; fork++) {
            double bytes = measure(workload, threads);
            clean += bytes == 0 ? 1 : 0;
            System.out.printf(Locale.ROOT, bytes == 0 ? " %.0f" : " %.2f", bytes);
        }
        System.out.printf(" | 0 in %d of %d%n", clean, forks);
    }

    private double measure(Workload workload, int threads) {
        String line = Fork.plain()
                .run(AllocationRun.class, workload.argument(), Integer.toString(threads), warmUpSeconds)
                .getLast();
        String[] numbers = line.split(" ");
        return Double.parseDouble(numbers[0]) / Double.parseDouble(numbers[1]);
    }
}
