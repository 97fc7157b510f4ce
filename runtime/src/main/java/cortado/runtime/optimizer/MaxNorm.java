package cortado.runtime.optimizer;

import cortado.runtime.Description;
import cortado.runtime.Setting;
import cortado.runtime.Variable;
import cortado.runtime.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds on the length of a unit's weights: after a step, every row of a weight that is longer than its limit is scaled
 * to it, {@code w[o] *= limit / |w[o]|} (Srebro, Rennie and Jaakkola 2005). The setting {@code hidden.maxNorm} is the
 * limit of the rows of {@code hidden.weight}: its elements with one index on the first axis. Allocates nothing.
 */
public final class MaxNorm {
    private static final String SETTING = ".maxNorm";

    /**
     * A weight and its limit.
     *
     * @param setting the limit's position among the settings
     * @param start where the weight begins in an array without padding
     */
    private record Bound(Variable weight, int setting, int start) {
        int rows() {
            return weight.shape().getFirst();
        }

        int columns() {
            return weight.elements() / rows();
        }
    }

    private final Variables variables;
    private final List<Bound> bounds;

    /** Bounds those of the variables that have a limit; there may be none. */
    public MaxNorm(Variables variables) {
        this.variables = variables;
        bounds = bounds(variables.description());
    }

    private static List<Bound> bounds(Description description) {
        var bounds = new ArrayList<Bound>();
        int start = 0;
        for (Variable parameter : description.parameters()) {
            for (int i = 0; i < description.settings().size(); i++) {
                Setting setting = description.settings().get(i);
                if (setting.key().equals(parameter.layer() + SETTING) && parameter.key().endsWith(".weight")) {
                    bounds.add(new Bound(parameter, i, start));
                }
            }
            start += parameter.elements();
        }
        return List.copyOf(bounds);
    }

    /** Bounds the parameters in storage order. */
    public void apply() {
        for (int i = 0; i < bounds.size(); i++) {
            Bound bound = bounds.get(i);
            for (int row = 0; row < bound.rows(); row++) {
                apply(bound, row, variables.parameters());
            }
        }
    }

    /** Bounds parameters of a double twin: row-major, one after the other. */
    public void apply(double[] rowMajor) {
        for (Bound bound : bounds) {
            for (int row = 0; row < bound.rows(); row++) {
                apply(bound, bound.start() + row * bound.columns(), rowMajor);
            }
        }
    }

    private void apply(Bound bound, int row, float[] flat) {
        Variable weight = bound.weight();
        int first = row * bound.columns();
        // Squares of floats are exact in double: no row is so long that its length would overflow.
        double squares = 0;
        for (int i = first; i < first + bound.columns(); i++) {
            double w = flat[weight.offset() + weight.storage().index(i)];
            squares += w * w;
        }
        double limit = variables.setting(bound.setting());
        double length = Math.sqrt(squares);
        for (int i = first; length > limit && i < first + bound.columns(); i++) {
            int at = weight.offset() + weight.storage().index(i);
            flat[at] = (float) (flat[at] * (limit / length));
        }
    }

    private void apply(Bound bound, int first, double[] rowMajor) {
        double squares = 0;
        for (int i = first; i < first + bound.columns(); i++) {
            squares += rowMajor[i] * rowMajor[i];
        }
        double limit = variables.setting(bound.setting());
        double length = Math.sqrt(squares);
        for (int i = first; length > limit && i < first + bound.columns(); i++) {
            rowMajor[i] *= limit / length;
        }
    }
}
