package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An operand is zero where an index is out of range. */
public record Bound(Affine at, Halo.Range range) {
    /** A load and what bounds it, outermost first. */
    record Load(Expr.Load load, List<Bound> bounds) {
        /** A load, in guards or not. */
        static Optional<Load> of(Expr operand) {
            var bounds = new ArrayList<Bound>();
            Expr part = operand;
            for (; part instanceof Expr.Guard guard; part = guard.inside()) {
                bounds.add(new Bound(guard.at(), new Halo.Range(guard.low(), guard.high())));
            }
            return part instanceof Expr.Load load ? Optional.of(new Load(load, bounds)) : Optional.empty();
        }
    }

    /** The operand with its bound. */
    Expr around(Expr operand) {
        return new Expr.Guard(at, range.low(), range.high(), operand);
    }

    /** How a row clips a tap, where both move the index and the tap by one. */
    Optional<Halo.Clip> clip(Loop row, Axis tap) {
        return row.axes().size() == 1 && moves(row.axes().getLast(), tap) && at.factor(tap) == 1
                ? Optional.of(new Halo.Clip(row, tap, at.plus(tap.affine().times(-1)), range))
                : Optional.empty();
    }

    /** Whether the index moves along a row and a tap, and nothing else. */
    boolean moves(Axis row, Axis tap) {
        return at.factors().size() == 2 && at.factor(row) > 0 && at.factor(tap) > 0;
    }

    /** Whether a step of the row and one of the tap read the operand. */
    public boolean holds(Axis row, int rowStep, Axis tap, int tapStep) {
        int index = at.constant() + rowStep * at.factor(row) + tapStep * at.factor(tap);
        return range.low() <= index && index < range.high();
    }
}
