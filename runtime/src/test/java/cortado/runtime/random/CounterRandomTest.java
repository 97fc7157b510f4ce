package cortado.runtime.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The numbers' distributions, their independence, and their exact bits. */
class CounterRandomTest {
    private static final int N = 200_000;
    private static final long KEY = RandomKey.of(42).value();

    @Test
    void bitsAreSplitMix64s() {
        // The first outputs of the published reference program for the seed 1234567.
        String[] published = {
            "6457827717110365317", "3203168211198807973", "9817491932198370423", "4593380528125082431",
            "16408922859458223821"
        };
        for (int i = 0; i < published.length; i++) {
            assertEquals(published[i], Long.toUnsignedString(CounterRandom.bits(1234567, i)));
        }
    }

    @Test
    void uniformNumbersAreMultiplesOfTheSmallestStepBelowOne() {
        for (int i = 0; i < N; i++) {
            float u = CounterRandom.uniform(KEY, i);
            assertTrue(u >= 0 && u < 1 && u * 0x1p24 == (int) (u * 0x1p24), "number " + u);
            float v = CounterRandom.uniform(KEY, i, i);
            assertTrue(v >= 0 && v < 1 && v * 0x1p24 == (int) (v * 0x1p24), "number " + v);
        }
    }

    @Test
    void uniformNumbersAreEvenlySpread() {
        assertEven(i -> CounterRandom.uniform(KEY, i));
        assertEven(i -> CounterRandom.uniform(KEY, 3, i));
        assertEven(i -> CounterRandom.uniform(KEY, i, 3));
        assertEven(i -> CounterRandom.uniform(RandomKey.with(KEY, i), 0, 0));
        assertEven(i -> RandomKey.of(i).uniform(0));
        assertEven(i -> RandomKey.of(1).with("layer" + i).uniform(0));
    }

    @Test
    void neighboursDoNotCorrelate() {
        assertIndependent(i -> CounterRandom.uniform(KEY, i), i -> CounterRandom.uniform(KEY, i + 1));
        assertIndependent(i -> CounterRandom.uniform(KEY, 5, i), i -> CounterRandom.uniform(KEY, 5, i + 1));
        assertIndependent(i -> CounterRandom.uniform(KEY, 5, i), i -> CounterRandom.uniform(KEY, 6, i));
        assertIndependent(i -> CounterRandom.uniform(KEY, i, 5), i -> CounterRandom.uniform(KEY, i + 1, 5));
        assertIndependent(i -> CounterRandom.uniform(KEY, 5, i), i -> CounterRandom.uniform(KEY + 1, 5, i));
        assertIndependent(i -> CounterRandom.normal(KEY, i), i -> CounterRandom.normal(KEY, i + 1));
        assertIndependent(i -> RandomKey.of(i).uniform(0), i -> RandomKey.of(i + 1).uniform(0));
    }

    @Test
    void normalNumbersHaveTheMomentsAndTailsOfTheNormalDistribution() {
        double[] powers = new double[5];
        int beyondTwo = 0;
        for (int i = 0; i < N; i++) {
            double x = CounterRandom.normal(KEY, i);
            for (int p = 1; p <= 4; p++) {
                powers[p] += Math.pow(x, p) / N;
            }
            beyondTwo += Math.abs(x) > 2 ? 1 : 0;
        }
        // Five standard errors: the variances of x, x^2, x^3, x^4 are 1, 2, 15, 96.
        double error = 5 / Math.sqrt(N);
        assertEquals(0, powers[1], error);
        assertEquals(1, powers[2], error * Math.sqrt(2));
        assertEquals(0, powers[3], error * Math.sqrt(15));
        assertEquals(3, powers[4], error * Math.sqrt(96));
        assertEquals(0.0455, (double) beyondTwo / N, error * Math.sqrt(0.0455));
    }

    @Test
    void numbersBelowABoundAreEvenlySpread() {
        int[] counts = new int[7];
        for (int i = 0; i < N; i++) {
            counts[CounterRandom.below(7, KEY, i)]++;
        }
        for (int count : counts) {
            assertEquals(N / 7.0, count, 5 * Math.sqrt(N / 7.0));
        }
    }

    @Test
    void streamsStepsPathsAndOrdersDiffer() {
        RandomKey seed = RandomKey.of(1);
        Set<Long> values = new HashSet<>();
        for (Stream stream : Stream.values()) {
            for (int step = 0; step < 1000; step++) {
                values.add(seed.with(stream).with(step).with("a").value());
                values.add(seed.with(stream).with(step).with("b").value());
                values.add(seed.with(stream).with("a").with(step).value());
            }
        }
        assertEquals(3 * 1000 * Stream.values().length, values.size());
        assertNotEquals(seed.with(0), seed);
        assertEquals(seed.with(5).value(), RandomKey.with(seed.value(), 5));
    }

    @Test
    void bitsStayAsTheyWereRecorded() {
        RandomKey key = RandomKey.of(42).with(Stream.DROPOUT).with(7).with("hidden");
        assertEquals("8c85993d58e7544e", Long.toHexString(key.value()));
        assertEquals("0x1.cb936cp-1", Float.toHexString(key.uniform(3)));
        assertEquals("-0x1.1cfac2p-2", Float.toHexString(key.normal(3)));
        assertEquals("0x1.1b8536p-1", Float.toHexString(CounterRandom.uniform(key.value(), 3, 5)));
    }

    /** Chi squared over 100 bins: mean 99, standard deviation 14. */
    private static void assertEven(IntToDoubleFunction numbers) {
        int[] bins = new int[100];
        for (int i = 0; i < N; i++) {
            bins[(int) (100 * numbers.applyAsDouble(i))]++;
        }
        double chi = 0;
        for (int bin : bins) {
            chi += (bin - N / 100.0) * (bin - N / 100.0) / (N / 100.0);
        }
        assertTrue(chi > 99 - 5 * 14 && chi < 99 + 5 * 14, "chi squared is " + chi);
    }

    private static void assertIndependent(IntToDoubleFunction a, IntToDoubleFunction b) {
        double sumA = 0;
        double sumB = 0;
        double sumAA = 0;
        double sumBB = 0;
        double sumAB = 0;
        for (int i = 0; i < N; i++) {
            double x = a.applyAsDouble(i);
            double y = b.applyAsDouble(i);
            sumA += x;
            sumB += y;
            sumAA += x * x;
            sumBB += y * y;
            sumAB += x * y;
        }
        double covariance = sumAB / N - sumA / N * sumB / N;
        double variances = (sumAA / N - sumA / N * sumA / N) * (sumBB / N - sumB / N * sumB / N);
        assertEquals(0, covariance / Math.sqrt(variances), 5 / Math.sqrt(N));
    }
}
