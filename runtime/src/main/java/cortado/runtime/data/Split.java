package cortado.runtime.data;

import cortado.runtime.random.Permutation;
import cortado.runtime.random.RandomKey;
import cortado.runtime.random.Stream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The samples of a data set, divided in two.
 *
 * @param train samples to learn from
 * @param test  samples to judge by, for validation or the final test
 */
public record Split(Dataset train, Dataset test) {

    /**
     * Draws the training samples at random; both parts keep the order of the data.
     *
     * @param fraction share of samples to train with, above 0 and below 1; the number is rounded to the nearest
     * @param seed     decides the split together with the number of samples
     */
    public static Split random(Dataset data, double fraction, long seed) {
        boolean[] train = new boolean[data.size()];
        draw(range(data.size()), fraction, RandomKey.of(seed), train);
        return by(data, train);
    }

    /**
     * Draws the training samples at random from each class on its own, so that both parts have the classes in the
     * same proportion.
     *
     * @param target number of the field that holds the class index
     */
    public static Split stratified(Dataset data, int target, double fraction, long seed) {
        Map<Float, List<Integer>> classes = new TreeMap<>();
        for (int sample = 0; sample < data.size(); sample++) {
            classes.computeIfAbsent(data.value(sample, target, 0), label -> new ArrayList<>()).add(sample);
        }
        boolean[] train = new boolean[data.size()];
        classes.forEach((label, samples) ->
                draw(samples, fraction, RandomKey.of(seed).with(Float.floatToIntBits(label)), train));
        return by(data, train);
    }

    /**
     * Follows a CSV file with the columns {@code row} (from 0, in the order of the data) and {@code set}
     * ({@code train} or {@code test}).
     *
     * @throws DataException if the file does not name every row exactly once
     */
    public static Split byFile(Dataset data, Path file) {
        return by(data, SplitFile.read(file, data.size()));
    }

    /** Returns both parts normalised alike. Fit the normalisation to the training samples alone. */
    public Split normalized(Normalization normalization) {
        return new Split(normalization.apply(train), normalization.apply(test));
    }

    private static void draw(List<Integer> samples, double fraction, RandomKey key, boolean[] chosen) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("a split needs a fraction between 0 and 1, not " + fraction);
        }
        Permutation order = new Permutation(samples.size());
        order.shuffle(key.with(Stream.SHUFFLING).with("split"));
        for (int i = 0; i < Math.round(fraction * samples.size()); i++) {
            chosen[samples.get(order.at(i))] = true;
        }
    }

    private static Split by(Dataset data, boolean[] train) {
        return new Split(data.subset(where(train, true)), data.subset(where(train, false)));
    }

    private static int[] where(boolean[] flags, boolean wanted) {
        return range(flags.length).stream().filter(i -> flags[i] == wanted).mapToInt(Integer::intValue).toArray();
    }

    private static List<Integer> range(int size) {
        return IntStream.range(0, size).boxed().toList();
    }
}
