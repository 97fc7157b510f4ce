package cortado.runtime.parallel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Prints how many bytes all threads together allocate while regions run. */
final class RegionProbe {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int REGIONS = 20_000;
    private static int[] counts = new int[4];

    private RegionProbe() {}

    /** Prints the bytes after a warm-up. */
    public static void main(String[] arguments) {
        try (Workers workers = Workers.of(2)) {
            Region region = (id, shard, shards) -> counts[shard]++;
            bytes(workers, region);
            System.out.println(bytes(workers, region));
        }
    }

    private static long bytes(Workers workers, Region region) {
        long before = THREADS.getTotalThreadAllocatedBytes();
        for (int i = 0; i < REGIONS; i++) {
            workers.run(region, i, counts.length);
        }
        return THREADS.getTotalThreadAllocatedBytes() - before;
    }
}
