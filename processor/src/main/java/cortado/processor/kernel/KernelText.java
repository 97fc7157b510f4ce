package cortado.processor.kernel;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Kernels as text, for dumps and for the comments of generated code: {@code y[n, i] = sum(k, x[n, k] * w[i, k])}. */
public final class KernelText {
    private KernelText() {}

    public static String of(Kernel kernel) {
        return kernel.out() + index(kernel.axes()) + " = " + of(kernel.body());
    }

    public static String of(Expr expr) {
        return switch (expr) {
            case Expr.Const c -> number(c.value());
            case Expr.BatchSize b -> "batch";
            case Expr.Position p -> p.at().toString();
            case Expr.Load load -> load.buffer() + index(load.index());
            case Expr.Apply apply -> apply(apply);
            case Expr.Guard g -> "(" + g.low() + " <= " + g.at() + " < " + g.high() + " ? " + of(g.inside()) + " : 0)";
            case Expr.Reduce r -> lower(r.kind()) + "(" + join(r.axes()) + ", " + of(r.body()) + ")";
            case Expr.Uniform u -> "uniform(" + u.call() + ", " + u.sample() + ", " + u.element() + ")";
        };
    }

    private static String apply(Expr.Apply apply) {
        List<String> x = apply.arguments().stream().map(KernelText::operand).toList();
        return switch (apply.function()) {
            case ADD -> x.get(0) + " + " + x.get(1);
            case SUBTRACT -> x.get(0) + " - " + x.get(1);
            case MULTIPLY -> x.get(0) + " * " + x.get(1);
            case DIVIDE -> x.get(0) + " / " + x.get(1);
            case NEGATE -> "-" + x.get(0);
            case LESS -> x.get(0) + " < " + x.get(1);
            case LESS_EQUAL -> x.get(0) + " <= " + x.get(1);
            case EQUAL -> x.get(0) + " == " + x.get(1);
            case AND -> x.get(0) + " && " + x.get(1);
            case OR -> x.get(0) + " || " + x.get(1);
            case NOT -> "!" + x.get(0);
            case SELECT -> "(" + x.get(0) + " ? " + x.get(1) + " : " + x.get(2) + ")";
            default -> lower(apply.function())
                    + apply.arguments().stream().map(KernelText::of).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    /** Operators inside of operators get parentheses. */
    private static String operand(Expr expr) {
        String text = of(expr);
        boolean call = expr instanceof Expr.Apply apply
                && (apply.function().cost() > 4 || apply.function() == Function.SELECT);
        return expr instanceof Expr.Apply && !call ? "(" + text + ")" : text;
    }

    private static String index(List<?> index) {
        return index.isEmpty() ? "" : "[" + join(index) + "]";
    }

    private static String join(List<?> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? String.valueOf((long) value) : String.valueOf(value);
    }
}
