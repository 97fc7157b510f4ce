package cortado.processor.graph;

import cortado.runtime.random.CounterRandom;
import java.util.stream.IntStream;

/** Numbers for leaves: a function of the leaf's key and the element, so that every process has the same, exact in float. */
public final class SampleValues {
    /** Integers of leaves are below it. */
    public static final int CLASSES = 4;

    private SampleValues() {}

    /** Elements of a leaf, samples first: integers for keys that start with i, 0 and 1 for m, else from -1.5 to 1.5. */
    public static float[] of(String key, int count) {
        float[] values = new float[count];
        for (int element = 0; element < count; element++) {
            float uniform = CounterRandom.uniform(key.hashCode(), element);
            values[element] = switch (key.charAt(0)) {
                case 'i' -> (int) (uniform * CLASSES);
                case 'm' -> Math.round(uniform);
                default -> uniform * 3 - 1.5f;
            };
        }
        return values;
    }

    /** The same in double. */
    public static double[] inDouble(String key, int count) {
        float[] values = of(key, count);
        return IntStream.range(0, count).mapToDouble(i -> values[i]).toArray();
    }
}
