package cortado.processor.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import cortado.runtime.random.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What is known of a large expected tensor: sums over all its elements, and some of these. */
record Digest(JsonObject json) {
    double largest() {
        return number("max_abs");
    }

    private double number(String name) {
        return json.get(name).getAsDouble();
    }

    /**
     * How far numbers are off. Errors of elements are taken as independent: that of a sum is judged by the square root
     * of their number.
     *
     * @param scale the unit of an element's error
     */
    List<Deviation> deviations(String tensor, double[] found, double scale) {
        long seed = json.get("projection_seed").getAsLong();
        double projection = IntStream.range(0, found.length).mapToDouble(i -> found[i] * projected(seed, i)).sum();
        double unit = scale * 4 * Math.sqrt(found.length);
        var deviations = new ArrayList<Deviation>();
        deviations.add(sum(tensor, "sum", Arrays.stream(found).sum(), unit));
        deviations.add(sum(tensor, "sum_abs", Arrays.stream(found).map(Math::abs).sum(), unit));
        deviations.add(sum(tensor, "sum_squares", Arrays.stream(found).map(x -> x * x).sum(), unit * scale));
        deviations.add(sum(tensor, "projection", projection, unit));
        for (JsonElement pair : json.getAsJsonArray("samples")) {
            deviations.add(sample(tensor, pair.getAsJsonArray(), found, scale));
        }
        return deviations;
    }

    /** The factor of an element in the inner product, from -1 to 1. */
    static double projected(long seed, int element) {
        return CounterRandom.uniform(seed, element) * 2.0 - 1;
    }

    private Deviation sum(String tensor, String name, double found, double unit) {
        double expected = number(name);
        return new Deviation(name + " of " + tensor, -1, found, expected, Deviation.error(found, expected, unit));
    }

    private static Deviation sample(String tensor, JsonArray pair, double[] found, double scale) {
        int element = pair.get(0).getAsInt();
        double expected = pair.get(1).getAsDouble();
        double error = Deviation.error(found[element], expected, scale);
        return new Deviation(tensor, element, found[element], expected, error);
    }
}
