package cortado.runtime.cli;

import cortado.runtime.Trainer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a training end in order when the process is told to terminate (SIGTERM, SIGINT): its last checkpoint is written
 * before the process ends.
 */
final class Termination implements AutoCloseable {
    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /** Watches until it is closed. */
    Termination(Trainer<?> trainer) {
        hook = new Thread(() -> stop(trainer), "end of training");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Trainer<?> trainer) {
        requested.set(true);
        trainer.stop();
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process is about to end. */
    boolean requested() {
        return requested.get();
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException terminating) {
            // The process began to end in the meantime: the hook runs, and finds that training has ended.
            requested.set(true);
        }
    }
}
