package cortado.processor.schedule;

import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import java.util.Optional;

/** Terms of a sum over a batch in blocks: {@code 16 * block + sample < batch ? term : 0}. */
public final class OfSamples {
    private OfSamples() {}

    /** What is summed for each sample, or nothing if the formula has another form. */
    public static Optional<Expr> inside(Expr body) {
        return body instanceof Expr.Apply select
                && select.function() == Function.SELECT
                && select.arguments().get(2).equals(Expr.constant(0))
                && select.arguments().get(0) instanceof Expr.Apply less
                && less.function() == Function.LESS
                && less.arguments().get(0) instanceof Expr.Position
                && less.arguments().get(1) instanceof Expr.BatchSize
                        ? Optional.of(select.arguments().get(1))
                        : Optional.empty();
    }

    /** Whether the samples of a block are the last axis of the sum, and lie side by side in the operand. */
    public static boolean areSideBySide(Expr.Load load, Expr.Reduce sum) {
        Axis last = sum.axes().getLast();
        return load.buffer().blocked() && last.extent() == Axis.BLOCK && Flat.address(load).factor(last) == 1;
    }
}
