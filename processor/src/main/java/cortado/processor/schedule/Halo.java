package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Zeros around a buffer's elements: along an index position all is zero outside of {@code low <= i < high}.
 *
 * @param inside by position in the buffer's index
 */
public record Halo(Map<Integer, Range> inside) {
    /** {@code low <= i < high}. */
    public record Range(int low, int high) {}

    public Halo {
        inside = Map.copyOf(inside);
    }

    /** What a kernel writes around what it computes. */
    public static Optional<Halo> of(Kernel kernel) {
        Map<Integer, Range> inside = new HashMap<>();
        for (Expr part = kernel.body(); part instanceof Expr.Guard guard; part = guard.inside()) {
            for (int position = 0; position < kernel.axes().size(); position++) {
                if (guard.at().equals(kernel.axes().get(position).affine())) {
                    inside.put(position, new Range(guard.low(), guard.high()));
                }
            }
        }
        return inside.isEmpty() ? Optional.empty() : Optional.of(new Halo(inside));
    }

    /**
     * Taps that read zeros and can be left out, {@code at + tap} being the index: those outside of the range.
     *
     * @param row the loop that moves the index
     */
    public record Clip(Loop row, Axis tap, Affine at, Range range) {}

    /** How a row's axis clips a tap's, where both move one position of an index and the tap by one. */
    public Optional<Clip> clip(Expr.Load load, Loop row, Axis tap) {
        Axis axis = row.axes().getLast();
        for (var entry : inside.entrySet()) {
            Affine index = load.index().get(entry.getKey());
            boolean both = row.axes().size() == 1 && index.factors().size() == 2 && index.factor(axis) > 0 && index.factor(tap) == 1;
            if (both) {
                return Optional.of(new Clip(row, tap, index.plus(tap.affine().times(-1)), entry.getValue()));
            }
        }
        return Optional.empty();
    }
}
