package cortado.benchmarks.training;

import com.sun.management.ThreadMXBean;
import cortado.runtime.training.TrainingListener;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;

/** Counts the bytes that training steps allocate once they are warm, in a virtual machine of its own; prints bytes and steps. */
final class AllocationRun implements TrainingListener {
    /** C2 compiles a method without long loops after 5,000 calls, at which it looks every 1,024; most are called once a step. */
    private static final long WARM_UP_STEPS = 8_000;
    /** More than there are until the last window has ended. */
    private static final int MOST_EPOCHS = 1 << 16;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Workload workload;
    private final Stopwatch stopwatch;
    private final long[] bytes = new long[MOST_EPOCHS];
    private final boolean[] warm = new boolean[MOST_EPOCHS];
    private int epochs;

    private AllocationRun(Workload workload, Stopwatch stopwatch) {
        this.workload = workload;
        this.stopwatch = stopwatch;
    }

    /** Takes workload, threads and the least seconds to warm up. */
    public static void main(String[] arguments) {
        Workload workload = Workload.of(arguments[0]);
        Stopwatch stopwatch = new Stopwatch(Double.parseDouble(arguments[2]), WARM_UP_STEPS, 3, 1);
        AllocationRun run = new AllocationRun(workload, stopwatch);
        CortadoTraining.run(run.workload, Integer.parseInt(arguments[1]), stopwatch, run);
        run.print();
    }

    private void print() {
        int[] counted = IntStream.range(0, epochs).filter(epoch -> warm[epoch]).toArray();
        long steps = (long) counted.length * (workload.stepsPerEpoch() - 1);
        System.out.println(IntStream.of(counted).mapToLong(epoch -> bytes[epoch]).sum() + " " + steps);
    }

    /**
     * Counts from the end of an epoch's first step to that of its last one: what goes on between epochs may allocate. It
     * counts before the warm-up has ended too: a branch that is taken first when it ends would let HotSpot compile this
     * anew, and move objects from registers to the heap.
     */
    @Override
    public void stepped(int epoch, int step, float loss) {
        if (step == 1) {
            warm[epochs] = stopwatch.isWarm();
            bytes[epochs] = -THREADS.getTotalThreadAllocatedBytes();
        } else if (step == workload.stepsPerEpoch()) {
            bytes[epochs++] += THREADS.getTotalThreadAllocatedBytes();
        }
    }
}
