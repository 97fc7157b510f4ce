package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Zeros around an image: where they are, and products that leave them out. */
public final class Halo {
    private final Map<String, Map<Integer, Expr.Guard>> guards = new HashMap<>();

    /** Notes between which indices a kernel's result is more than zeros. */
    public void note(Kernel kernel) {
        Map<Integer, Expr.Guard> found = new HashMap<>();
        for (Expr.Guard guard : guards(kernel.body())) {
            IntStream.range(0, kernel.axes().size()).filter(i -> kernel.axes().get(i).affine().equals(guard.at()))
                    .forEach(position -> found.put(position, guard));
        }
        guards.put(kernel.out().name(), found);
    }

    /** The guards inside of which an operand may be other than zero. */
    public List<Expr.Guard> of(Expr.Load load) {
        var found = new ArrayList<Expr.Guard>();
        guards.getOrDefault(load.buffer().name(), Map.of()).forEach((position, guard) -> {
            Affine at = load.index().get(position);
            if (at.factors().size() > 1) {
                found.add(new Expr.Guard(at, guard.low(), guard.high(), load));
            }
        });
        return found;
    }

    /** All guards around a formula, outermost first. */
    static List<Expr.Guard> guards(Expr formula) {
        var found = new ArrayList<Expr.Guard>();
        for (Expr part = formula; part instanceof Expr.Guard guard; part = guard.inside()) {
            found.add(guard);
        }
        return found;
    }

    /** The formula inside of all guards. */
    static Expr inside(Expr formula) {
        return formula instanceof Expr.Guard guard ? inside(guard.inside()) : formula;
    }

    /** The formula inside of guards like these. */
    public static Expr around(Expr formula, List<Expr.Guard> guards) {
        Expr guarded = formula;
        for (Expr.Guard guard : guards.reversed()) {
            guarded = new Expr.Guard(guard.at(), guard.low(), guard.high(), guarded);
        }
        return guarded;
    }
}
