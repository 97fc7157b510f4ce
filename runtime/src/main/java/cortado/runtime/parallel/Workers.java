package cortado.runtime.parallel;

/** Threads that wait for regions of work. */
public final class Workers implements AutoCloseable {
    private final int threads;

    private Workers(int threads) {
        this.threads = threads;
    }

    /** Returns workers for regions on this many threads, the caller's own included. */
    public static Workers of(int threads) {
        return new Workers(threads);
    }

    /** Returns the number of threads, the caller's own included. */
    public int threads() {
        return threads;
    }

    /** Runs shards 0 to {@code shards - 1} and returns when all are done. */
    public void run(Region region, int id, int shards) {
        for (int shard = 0; shard < shards; shard++) {
            region.run(id, shard, shards);
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {}
}
