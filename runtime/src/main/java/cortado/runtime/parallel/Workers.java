package cortado.runtime.parallel;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Threads that wait for regions of work. The caller of {@link #run} works too; the others spin for a moment between
 * regions, which makes an empty region cost half a microsecond, and then sleep. Running a region allocates nothing.
 *
 * <p>Which thread runs which shard is left to chance, so regions must not let it matter.
 */
public final class Workers implements AutoCloseable {
    /** Looks for work before a thread sleeps: some tens of microseconds. */
    private static final int SPINS = 1 << 12;

    private final List<Worker> others;
    private final AtomicBoolean busy = new AtomicBoolean();
    /** The region's number in the upper half and the number of shards that nobody has taken in the lower one. */
    private final AtomicLong ticket = new AtomicLong();
    /** Shards that are not finished. */
    private final AtomicInteger pending = new AtomicInteger();

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile Thread waiting;
    private volatile boolean closed;
    // Written before the ticket and read after a shard was taken, hence neither torn nor late.
    private Region region;
    private int id;
    private int shards;

    private Workers(int threads) {
        others = IntStream.range(1, threads).mapToObj(index -> new Worker(this, index)).toList();
        others.forEach(Thread::start);
    }

    /**
     * Returns workers for regions on this many threads, the caller's own included; with one there are no other threads.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("the number of threads is " + threads + ", expected 1 or more");
        }
        return new Workers(threads);
    }

    /** Returns the number of threads, the caller's own included. */
    public int threads() {
        return 1 + others.size();
    }

    /**
     * Runs the shards 0 to {@code shards - 1} of a region and returns when all are finished. If one throws, those that
     * have not begun are left out and the first exception is thrown here.
     *
     * @throws IllegalStateException if these workers are closed or run a region already
     */
    public void run(Region region, int id, int shards) {
        if (closed || !busy.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    closed ? "the workers are closed" : "the workers run a region already: regions do not nest");
        }
        try {
            if (others.isEmpty() || shards <= 1) {
                runAlone(region, id, shards);
            } else {
                runTogether(region, id, shards);
            }
        } finally {
            busy.set(false);
        }
    }

    /** Ends the threads; a region that runs is finished by its caller. */
    @Override
    public void close() {
        closed = true;
        others.forEach(LockSupport::unpark);
    }

    private static void runAlone(Region region, int id, int shards) {
        for (int shard = 0; shard < shards; shard++) {
            region.run(id, shard, shards);
        }
    }

    private void runTogether(Region region, int id, int shards) {
        this.region = region;
        this.id = id;
        this.shards = shards;
        pending.set(shards);
        ticket.set(((ticket.get() >>> 32) + 1) << 32 | shards);
        for (int i = 0; i < others.size(); i++) {
            others.get(i).wake();
        }
        while (hasWork()) {
            runShard();
        }
        await();
        this.region = null;
        rethrow(failure.getAndSet(null));
    }

    boolean hasWork() {
        return (int) ticket.get() > 0;
    }

    boolean isClosed() {
        return closed;
    }

    /** Takes a shard and runs it, unless another thread was faster. */
    void runShard() {
        long seen = ticket.get();
        int left = (int) seen;
        if (left > 0 && ticket.compareAndSet(seen, seen - 1)) {
            finish(shards - left);
        }
    }

    private void finish(int shard) {
        try {
            if (failure.get() == null) {
                region.run(id, shard, shards);
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        } finally {
            if (pending.decrementAndGet() == 0) {
                LockSupport.unpark(waiting);
            }
        }
    }

    private void await() {
        for (int spin = 0; spin < SPINS && pending.get() > 0; spin++) {
            Thread.onSpinWait();
        }
        waiting = Thread.currentThread();
        // An interrupt is left to the caller: shards that run still use its arrays.
        while (pending.get() > 0) {
            LockSupport.park(this);
        }
        waiting = null;
    }

    private static void rethrow(Throwable failure) {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** A thread that runs shards until the workers are closed. */
    private static final class Worker extends Thread {
        private final Workers workers;
        private volatile boolean asleep;

        Worker(Workers workers, int index) {
            super("cortado-worker-" + index);
            this.workers = workers;
            setDaemon(true);
        }

        @Override
        public void run() {
            int idle = 0;
            while (!workers.isClosed()) {
                if (workers.hasWork()) {
                    workers.runShard();
                    idle = 0;
                } else if (idle++ < SPINS) {
                    Thread.onSpinWait();
                } else {
                    sleep();
                    idle = 0;
                }
            }
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(this);
            }
        }

        /** Announces its sleep before it looks for work a last time, so that no call can be missed. */
        private void sleep() {
            asleep = true;
            if (!workers.hasWork() && !workers.isClosed()) {
                LockSupport.park(workers);
            }
            asleep = false;
            Thread.interrupted();
        }
    }
}
