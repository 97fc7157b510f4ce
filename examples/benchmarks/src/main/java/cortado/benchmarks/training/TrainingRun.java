package cortado.benchmarks.training;

/** One side of the comparison in a virtual machine of its own; prints its speed. */
final class TrainingRun {
    private TrainingRun() {}

    /** Takes contestant, workload, threads, least seconds to warm up, number of windows and seconds of each. */
    public static void main(String[] arguments) {
        Contestant contestant = Contestant.of(arguments[0]);
        Workload workload = Workload.of(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        Stopwatch stopwatch = new Stopwatch(Double.parseDouble(arguments[3]), contestant.warmUpSteps(workload),
                Integer.parseInt(arguments[4]), Double.parseDouble(arguments[5]));
        contestant.train(workload, threads, stopwatch);
        System.out.println(stopwatch.speed().toLine());
    }
}
