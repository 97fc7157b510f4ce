package cortado.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that a piece of code allocates once it is compiled. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_ROUNDS = 3000;
    private static final int WARM_UP_CALLS = 20;
    private static final int CALLS = 500;

    private Allocation() {}

    /** Returns the bytes of many calls on this thread, after as many calls as it takes until a few allocate nothing. */
    public static long afterWarmUp(Runnable code) {
        // Until C2 has compiled the loops each vector is an object.
        for (int round = 0; round < WARM_UP_ROUNDS && bytes(code, WARM_UP_CALLS) > 0; round++) {}
        return bytes(code, CALLS);
    }

    private static long bytes(Runnable code, int calls) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < calls; call++) {
            code.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
