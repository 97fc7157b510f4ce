package cortado.runtime.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good a network is on a data set.
 *
 * @param loss the mean over the samples
 * @param metrics values by name, in their order
 */
public record Score(double loss, Map<String, Double> metrics) {
    public Score {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
