package cortado.runtime.parallel;

/** Work that is cut into shards which may run at the same time, in any order, on any thread. */
@FunctionalInterface
public interface Region {
    /**
     * Does one share of the work.
     *
     * @param id which region it is, where one object holds several
     * @param shard the share, from 0
     * @param shards how many shares there are
     */
    void run(int id, int shard, int shards);
}
