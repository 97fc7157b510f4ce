package cortado.runtime.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.Fork;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shard runs once, whatever happens in it. The time limits turn a hang into a failure. */
@Timeout(120)
class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everyShardOfEveryRegionRunsOnce(int threads) {
        try (Workers workers = Workers.of(threads)) {
            for (int region = 0; region < 20_000; region++) {
                int shards = region % 13;
                int[] runs = new int[shards];
                workers.run((id, shard, count) -> runs[shard] += id + count, region, shards);
                int[] expected = new int[shards];
                Arrays.fill(expected, region + shards);
                assertArrayEquals(expected, runs);
            }
        }
    }

    @Test
    void sleepingThreadsWakeUp() throws InterruptedException {
        try (Workers workers = Workers.of(2)) {
            for (int region = 0; region < 20; region++) {
                Thread.sleep(5);
                CountDownLatch both = new CountDownLatch(2);
                // Each shard waits for the other one, so both threads have to take part.
                workers.run((id, shard, shards) -> meet(both), region, 2);
                assertEquals(0, both.getCount());
            }
        }
    }

    @Test
    void oneThreadRunsShardsInOrderOnTheCaller() {
        StringBuilder order = new StringBuilder();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (Workers workers = Workers.of(1)) {
            workers.run(
                    (id, shard, shards) -> {
                        order.append(shard);
                        threads.add(Thread.currentThread());
                    },
                    0,
                    5);
        }
        assertEquals("01234", order.toString());
        assertEquals(Set.of(Thread.currentThread()), threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void exceptionsReachTheCallerAndLeaveTheWorkersUsable(int threads) {
        try (Workers workers = Workers.of(threads)) {
            for (int region = 0; region < 1000; region++) {
                ArithmeticException thrown = new ArithmeticException();
                int failing = region % 7;
                Region fails = (id, shard, shards) -> {
                    if (shard == failing) {
                        throw thrown;
                    }
                };
                assertSame(thrown, assertThrows(ArithmeticException.class, () -> workers.run(fails, 0, 7)));
            }
            int[] runs = new int[7];
            workers.run((id, shard, shards) -> runs[shard]++, 0, 7);
            assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 1}, runs);
        }
    }

    @Test
    void errorsReachTheCaller() {
        try (Workers workers = Workers.of(2)) {
            Region fails = (id, shard, shards) -> {
                throw new StackOverflowError();
            };
            assertThrows(StackOverflowError.class, () -> workers.run(fails, 0, 4));
        }
    }

    @Test
    void anInterruptIsKeptAndEveryShardIsFinished() {
        try (Workers workers = Workers.of(2)) {
            int[] runs = new int[64];
            Thread.currentThread().interrupt();
            workers.run((id, shard, shards) -> runs[shard]++, 0, runs.length);
            assertTrue(Thread.interrupted());
            assertEquals(runs.length, Arrays.stream(runs).sum());
        }
    }

    @Test
    void regionsDoNotNest() {
        try (Workers workers = Workers.of(2)) {
            Region nested = (id, shard, shards) -> workers.run((i, s, n) -> {}, 0, 2);
            String message = assertThrows(IllegalStateException.class, () -> workers.run(nested, 0, 2)).getMessage();
            assertEquals("the workers run a region already: regions do not nest", message);
        }
    }

    @Test
    void closedWorkersRunNothingAndTheirThreadsEnd() throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Workers workers = Workers.of(2);
        CountDownLatch both = new CountDownLatch(2);
        workers.run(
                (id, shard, shards) -> {
                    threads.add(Thread.currentThread());
                    meet(both);
                },
                0,
                2);
        workers.close();
        threads.remove(Thread.currentThread());
        assertEquals(1, threads.size());
        for (Thread thread : threads) {
            thread.join();
            assertFalse(thread.isAlive());
        }
        assertThrows(IllegalStateException.class, () -> workers.run((id, shard, shards) -> {}, 0, 1));
    }

    @Test
    void thereIsAtLeastOneThread() {
        assertThrows(IllegalArgumentException.class, () -> Workers.of(0));
    }

    @Test
    void regionsAllocateNothing() throws Exception {
        assertEquals("0", Fork.run(RegionProbe.class));
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
