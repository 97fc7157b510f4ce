package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Goes through formulas. */
public final class Walk {
    private Walk() {}

    /** Visits a formula and everything in it. */
    public static void visit(Expr expr, Consumer<Expr> visitor) {
        visitor.accept(expr);
        switch (expr) {
            case Expr.Apply apply -> apply.arguments().forEach(x -> visit(x, visitor));
            case Expr.Guard guard -> visit(guard.inside(), visitor);
            case Expr.Reduce reduce -> visit(reduce.body(), visitor);
            case Expr.Const c -> {}
            case Expr.BatchSize b -> {}
            case Expr.Position p -> {}
            case Expr.Load load -> {}
            case Expr.Uniform u -> {}
        }
    }

    /** The formula with every part replaced, innermost parts first. */
    public static Expr rewrite(Expr expr, UnaryOperator<Expr> rule) {
        return rule.apply(switch (expr) {
            case Expr.Apply a -> new Expr.Apply(a.function(), a.arguments().stream().map(x -> rewrite(x, rule)).toList());
            case Expr.Guard g -> new Expr.Guard(g.at(), g.low(), g.high(), rewrite(g.inside(), rule));
            case Expr.Reduce r -> new Expr.Reduce(r.kind(), r.axes(), rewrite(r.body(), rule));
            case Expr.Const c -> c;
            case Expr.BatchSize b -> b;
            case Expr.Position p -> p;
            case Expr.Load load -> load;
            case Expr.Uniform u -> u;
        });
    }

    /** The formula with other indices in place of some axes. */
    public static Expr with(Expr expr, Map<Axis, Affine> others) {
        return rewrite(expr, part -> switch (part) {
            case Expr.Load load -> new Expr.Load(load.buffer(), load.index().stream().map(at -> at.with(others)).toList());
            case Expr.Position position -> new Expr.Position(position.at().with(others));
            case Expr.Guard guard -> new Expr.Guard(guard.at().with(others), guard.low(), guard.high(), guard.inside());
            case Expr.Uniform u -> new Expr.Uniform(u.call(), u.sample().with(others), u.element().with(others));
            default -> part;
        });
    }

    /** Whether the value of a formula depends on an axis. */
    public static boolean uses(Expr expr, Axis axis) {
        return switch (expr) {
            case Expr.Apply apply -> apply.arguments().stream().anyMatch(x -> uses(x, axis));
            case Expr.Guard guard -> guard.at().uses(axis) || uses(guard.inside(), axis);
            case Expr.Reduce reduce -> uses(reduce.body(), axis);
            case Expr.Position position -> position.at().uses(axis);
            case Expr.Load load -> load.index().stream().anyMatch(at -> at.uses(axis));
            case Expr.Uniform uniform -> uniform.sample().uses(axis) || uniform.element().uses(axis);
            case Expr.Const c -> false;
            case Expr.BatchSize b -> false;
        };
    }

    static boolean uses(Iterable<Affine> index, Axis axis) {
        for (Affine at : index) {
            if (at.uses(axis)) {
                return true;
            }
        }
        return false;
    }
}
