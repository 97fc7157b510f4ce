package cortado.runtime.training;

import cortado.runtime.augmentation.AugmentationException;
import cortado.runtime.data.Batches;

/**
 * Batches of one input that a thread of its own makes ready while steps run: one is in use, one is ready, one is being
 * made. What is in a batch depends on its epoch and number alone. Taking one allocates nothing.
 */
final class Prefetch implements AutoCloseable {
    private static final int SLOTS = 3;

    /** Makes batches; called on the thread of its own. */
    interface Source {
        /** Writes the current batch to the start of {@code destination}. */
        void fill(Batches batches, float[] destination);
    }

    private final Source source;
    private final Batches ahead;
    private final float[][] slots;
    private final int[] epochs = new int[SLOTS];
    private final int[] numbers = new int[SLOTS];
    private final Thread thread = Thread.ofPlatform().name("cortado augmentation").daemon().unstarted(this::run);
    /** Batches that were made, and that were taken, the one in use among them; guarded by this. */
    private long made;
    private long taken;
    private Throwable failure;

    /**
     * Starts to make batches.
     *
     * @param ahead stands before the first of them, and is left to the thread
     * @param size floats of a batch
     */
    Prefetch(Source source, Batches ahead, int size) {
        this.source = source;
        this.ahead = ahead;
        slots = new float[SLOTS][size];
        thread.start();
    }

    /**
     * Returns the floats of the batch that {@code batches} stands at, waiting for them if need be. They stay until the
     * next batch is asked for.
     *
     * @throws AugmentationException if the batch could not be made, or this thread was interrupted
     */
    synchronized float[] take(Batches batches) {
        if (taken == 0 || !isCurrent(batches)) {
            awaitNext(batches);
            taken++;
            notifyAll();
        }
        return slots[(int) ((taken - 1) % SLOTS)];
    }

    private boolean isCurrent(Batches batches) {
        int slot = (int) ((taken - 1) % SLOTS);
        return epochs[slot] == batches.epoch() && numbers[slot] == batches.batch();
    }

    private void awaitNext(Batches batches) {
        while (made == taken && failure == null) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw failed(batches, "interrupted while waiting for the images", interrupted);
            }
        }
        if (made == taken) {
            throw failed(batches, failure.getMessage(), failure);
        }
    }

    private static AugmentationException failed(Batches batches, String what, Throwable cause) {
        return new AugmentationException("stopped before the step of epoch " + (batches.epoch() + 1) + ", batch "
                + (batches.batch() + 1) + ": " + what, cause);
    }

    private void run() {
        try {
            while (true) {
                makeNext(slotToFill());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error wrong) {
            fail(wrong);
        }
    }

    /** Waits for a slot that is neither ready nor in use. */
    private synchronized int slotToFill() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (made >= Math.max(taken, 1) + SLOTS - 1) {
            wait();
        }
        return (int) (made % SLOTS);
    }

    private void makeNext(int slot) {
        if (!ahead.next()) {
            ahead.startEpoch(ahead.epoch() + 1);
            ahead.next();
        }
        source.fill(ahead, slots[slot]);
        synchronized (this) {
            epochs[slot] = ahead.epoch();
            numbers[slot] = ahead.batch();
            made++;
            notifyAll();
        }
    }

    private synchronized void fail(Throwable wrong) {
        failure = wrong;
        notifyAll();
    }

    /** Ends the thread, and waits until it has ended. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
