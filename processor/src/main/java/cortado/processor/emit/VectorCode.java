package cortado.processor.emit;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Formulas as expressions of {@code FloatVector}: the steps of one loop side by side in lanes. */
final class VectorCode {
    private final Places places;
    private final ScalarCode scalars;
    private final List<Loop> loops;
    private final Loop lanes;
    private final Map<Expr, String> locals = new HashMap<>();
    private final Set<String> comparisons = new TreeSet<>();
    /** Of the guards around what is being printed; the same for all lanes. */
    private String condition = "";

    VectorCode(Places places, ScalarCode scalars, List<Loop> loops, Loop lanes) {
        this.places = places;
        this.scalars = scalars;
        this.loops = loops;
        this.lanes = lanes;
    }

    /** From here on the formula is read from a local variable. */
    void name(Expr expr, String local) {
        locals.put(expr, local);
    }

    /** The constants of {@code VectorOperators} that the code names. */
    Set<String> comparisons() {
        return comparisons;
    }

    /** Whether a formula has another value in every lane. */
    boolean varies(Expr expr) {
        for (Axis axis : lanes.axes()) {
            if (Walk.uses(expr, axis)) {
                return true;
            }
        }
        return false;
    }

    /** A vector; masks become 0 and 1. */
    String vector(Expr expr) {
        if (locals.containsKey(expr)) {
            return locals.get(expr);
        }
        if (!varies(expr)) {
            return "FloatVector.broadcast(SPECIES, " + scalars.number(expr) + ")";
        }
        return switch (expr) {
            case Expr.Load load -> load(load);
            case Expr.Guard guard -> guard(guard);
            case Expr.Position p -> position(p.at());
            case Expr.Apply a when a.function().isMask() -> "FloatVector.zero(SPECIES).blend(1f, " + mask(a) + ")";
            case Expr.Apply a -> apply(a);
            default -> throw new IllegalStateException("no lanes for " + expr);
        };
    }

    String load(Expr.Load load) {
        return "FloatVector.fromArray(SPECIES, " + Places.array(load.buffer()) + ", " + places.of(load, loops)
                + (condition.isEmpty() ? "" : ", " + guardMask()) + ")";
    }

    /** Outside, a mask reads no lanes, which yields zeros without a branch. */
    private String guard(Expr.Guard guard) {
        String around = condition;
        condition = (around.isEmpty() ? "" : around + " && ") + ScalarCode.condition(guard);
        Expr inside = guard.inside();
        String value = inside instanceof Expr.Const one ? scalars.number(one) : vector(inside);
        boolean isZeroOutside = inside instanceof Expr.Load || inside instanceof Expr.Guard;
        String result = isZeroOutside ? value : "FloatVector.zero(SPECIES).blend(" + value + ", " + guardMask() + ")";
        condition = around;
        return result;
    }

    private String guardMask() {
        return "SPECIES.indexInRange(0, " + condition + " ? LANES : 0)";
    }

    private String position(Affine at) {
        Axis axis = lanes.axes().getLast();
        String start = "FloatVector.broadcast(SPECIES, (float) " + Places.bracket(Places.code(at)) + ")";
        return start + ".addIndex(" + at.factor(axis) + ")";
    }

    /** A vector mask. */
    private String mask(Expr expr) {
        if (!varies(expr)) {
            return "SPECIES.maskAll(" + scalars.mask(expr) + ")";
        }
        if (!(expr instanceof Expr.Apply apply && apply.function().isMask())) {
            return compare(vector(expr), "NE", "0f");
        }
        List<Expr> x = apply.arguments();
        return switch (apply.function()) {
            case LESS -> vector(x.get(0)) + ".lt(" + operand(x.get(1)) + ")";
            case LESS_EQUAL -> compare(vector(x.get(0)), "LE", operand(x.get(1)));
            case EQUAL -> vector(x.get(0)) + ".eq(" + operand(x.get(1)) + ")";
            case AND -> mask(x.get(0)) + ".and(" + mask(x.get(1)) + ")";
            case OR -> mask(x.get(0)) + ".or(" + mask(x.get(1)) + ")";
            case NOT -> mask(x.get(0)) + ".not()";
            default -> throw new IllegalStateException(apply.function() + " yields no mask");
        };
    }

    private String compare(String vector, String operator, String operand) {
        comparisons.add(operator);
        return vector + ".compare(" + operator + ", " + operand + ")";
    }

    private String apply(Expr.Apply apply) {
        List<Expr> x = apply.arguments();
        return switch (apply.function()) {
            case ADD -> commutative(x, "add");
            case MULTIPLY -> commutative(x, "mul");
            case MAXIMUM -> commutative(x, "max");
            case MINIMUM -> commutative(x, "min");
            case SUBTRACT -> vector(x.get(0)) + ".sub(" + operand(x.get(1)) + ")";
            case DIVIDE -> vector(x.get(0)) + ".div(" + operand(x.get(1)) + ")";
            case NEGATE -> vector(x.get(0)) + ".neg()";
            case ABS -> vector(x.get(0)) + ".abs()";
            case SQRT -> vector(x.get(0)) + ".sqrt()";
            case SELECT -> vector(x.get(2)) + ".blend(" + operand(x.get(1)) + ", " + mask(x.get(0)) + ")";
            default -> call(apply);
        };
    }

    private String call(Expr.Apply apply) {
        scalars.functions().add(apply.function());
        return apply.function().name().toLowerCase(Locale.ROOT) + "(" + vector(apply.arguments().get(0)) + ")";
    }

    /** The vector first, so that the other operand may be a scalar. */
    private String commutative(List<Expr> x, String method) {
        boolean swap = !varies(x.get(0)) && varies(x.get(1));
        return vector(x.get(swap ? 1 : 0)) + "." + method + "(" + operand(x.get(swap ? 0 : 1)) + ")";
    }

    /** A vector, or a scalar where all lanes are equal. */
    private String operand(Expr expr) {
        return varies(expr) ? vector(expr) : scalars.number(expr);
    }
}
