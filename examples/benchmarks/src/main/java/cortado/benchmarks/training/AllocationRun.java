package cortado.benchmarks.training;

import com.sun.management.ThreadMXBean;
import cortado.runtime.training.TrainingListener;
import java.lang.management.ManagementFactory;

/** Counts the bytes that training steps allocate once they are warm, in a virtual machine of its own; prints bytes and steps. */
final class AllocationRun implements TrainingListener {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Workload workload;
    private final Stopwatch stopwatch;
    private long before;
    private long bytes;
    private long steps;

    private AllocationRun(Workload workload, Stopwatch stopwatch) {
        this.workload = workload;
        this.stopwatch = stopwatch;
    }

    /** Takes workload, threads and the least seconds to warm up. */
    public static void main(String[] arguments) {
        Workload workload = Workload.of(arguments[0]);
        Stopwatch stopwatch = new Stopwatch(Double.parseDouble(arguments[2]), workload.warmUpSteps, 3, 1);
        AllocationRun run = new AllocationRun(workload, stopwatch);
        CortadoTraining.run(run.workload, Integer.parseInt(arguments[1]), stopwatch, run);
        System.out.println(run.bytes + " " + run.steps);
    }

    /**
     * Counts from the end of an epoch's first step to that of its last one: what goes on between epochs may allocate. What is counted before the
     * warm-up ends is dropped; a branch that is taken first when it ends would let HotSpot compile this anew within the count.
     */
    @Override
    public void stepped(int epoch, int step, float loss) {
        if (step == 1) {
            if (!stopwatch.isWarm()) {
                bytes = 0;
                steps = 0;
            }
            before = THREADS.getTotalThreadAllocatedBytes();
        } else if (step == workload.stepsPerEpoch()) {
            bytes += THREADS.getTotalThreadAllocatedBytes() - before;
            steps += step - 1;
        }
    }
}
