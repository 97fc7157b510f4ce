package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

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
            position(guard, kernel).ifPresent(position -> inside.put(position, new Range(guard.low(), guard.high())));
        }
        return inside.isEmpty() ? Optional.empty() : Optional.of(new Halo(inside));
    }

    /** The axis of its kernel that a guard bounds. */
    private static OptionalInt position(Expr.Guard guard, Kernel kernel) {
        return IntStream.range(0, kernel.axes().size())
                .filter(position -> guard.at().equals(kernel.axes().get(position).affine())).findFirst();
    }

    /** The formula inside of the outermost guards, those that bound an axis. */
    public static Expr inside(Kernel kernel) {
        Expr part = kernel.body();
        while (part instanceof Expr.Guard guard && position(guard, kernel).isPresent()) {
            part = guard.inside();
        }
        return part;
    }

    /**
     * Taps that read zeros and can be left out, {@code at + tap} being the index: those outside of the range.
     *
     * @param row the loop that moves the index
     */
    public record Clip(Loop row, Axis tap, Affine at, Range range) {}

    /** How a row's axis clips a tap's, where both move one position of an index and the tap by one. */
    public Optional<Clip> clip(Expr.Load load, Loop row, Axis tap) {
        return inside.entrySet().stream()
                .flatMap(entry -> new Bound(load.index().get(entry.getKey()), entry.getValue()).clip(row, tap).stream())
                .findFirst();
    }
}
