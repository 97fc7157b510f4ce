package cortado.runtime.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cortado.runtime.Allocation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shuffled orders. */
class PermutationTest {
    private static final RandomKey KEY = RandomKey.of(3).with(Stream.SHUFFLING);

    @Test
    void everyNumberOccursOnce() {
        for (int size : new int[] {0, 1, 2, 1000}) {
            Permutation order = new Permutation(size);
            order.shuffle(KEY);
            int[] sorted = order(order);
            Arrays.sort(sorted);
            assertArrayEquals(IntStream.range(0, size).toArray(), sorted);
        }
    }

    @Test
    void theKeyAloneDecides() {
        Permutation fresh = new Permutation(100);
        fresh.shuffle(KEY.with(5));
        Permutation used = new Permutation(100);
        used.shuffle(KEY.with(4));
        assertFalse(Arrays.equals(order(fresh), order(used)));
        used.shuffle(KEY.with(5));
        assertArrayEquals(order(fresh), order(used));
        used.sort();
        assertArrayEquals(IntStream.range(0, 100).toArray(), order(used));
    }

    @Test
    void allOrdersAreEquallyLikely() {
        Map<String, Integer> counts = new HashMap<>();
        Permutation order = new Permutation(4);
        int draws = 24_000;
        for (int i = 0; i < draws; i++) {
            order.shuffle(KEY.with(i));
            counts.merge(Arrays.toString(order(order)), 1, Integer::sum);
        }
        assertEquals(24, counts.size());
        counts.forEach((found, count) -> assertEquals(draws / 24.0, count, 5 * Math.sqrt(draws / 24.0), found));
    }

    @Test
    void shufflingAllocatesNothing() {
        Permutation order = new Permutation(50);
        assertEquals(0, Allocation.afterWarmUp(() -> order.shuffle(KEY)));
    }

    @Test
    void negativeSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Permutation(-1));
    }

    private static int[] order(Permutation permutation) {
        return IntStream.range(0, permutation.size()).map(permutation::at).toArray();
    }
}
