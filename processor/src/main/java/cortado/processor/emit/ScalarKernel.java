package cortado.processor.emit;

import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Reduction;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Selection;
import java.util.List;

/** A kernel as plain loops, one variable an axis: the form of the reference, and of kernels without lanes. */
final class ScalarKernel {
    private ScalarKernel() {}

    static void print(Kernel kernel, Body body) {
        Selection.of(kernel).ifPresentOrElse(
                selection -> SelectionKernel.print(selection, body), () -> printLoops(kernel, body));
    }

    private static void printLoops(Kernel kernel, Body body) {
        List<Loop> loops = loops(kernel.axes());
        loops.forEach(body::open);
        var scalars = body.scalars(null);
        String out = Places.array(kernel.out()) + "["
                + body.places().of(kernel.out(), Places.index(kernel.axes())) + "]";
        if (kernel.body() instanceof Expr.Reduce reduce) {
            reduce(reduce, out, body, scalars);
        } else {
            body.share(kernel.body(), scalars);
            body.code().addStatement("$L = $L", out, scalars.number(kernel.body()));
        }
        body.close(loops);
        body.use(scalars);
    }

    static List<Loop> loops(List<Axis> axes) {
        return axes.stream().filter(axis -> axis.extent() != 1).map(axis -> new Loop(List.of(axis))).toList();
    }

    private static void reduce(Expr.Reduce reduce, String out, Body body, ScalarCode scalars) {
        List<Loop> loops = loops(reduce.axes());
        String type = body.precision().type();
        String result = body.local(reduce.kind().name().toLowerCase(java.util.Locale.ROOT));
        String initial = reduce.kind() == Reduction.ARGMAX ? "0" : reduce.kind().neutral() + "";
        body.code().addStatement("$L $L = $L", type, result,
                body.precision().literal(reduce.kind() == Reduction.ARGMAX ? 0 : reduce.kind().neutral()));
        if (reduce.kind() == Reduction.ARGMAX) {
            initial = body.local("greatest");
            body.code().addStatement("$L $L = $L", type, initial, body.precision().literal(Double.NEGATIVE_INFINITY));
        }
        for (Loop loop : loops) {
            body.openWhole(loop);
        }
        body.share(reduce.body(), scalars);
        String value = scalars.number(reduce.body());
        switch (reduce.kind()) {
            case SUM -> sum(reduce.body(), result, value, body, scalars);
            case MAX -> body.code().addStatement("$1L = Math.max($1L, $2L)", result, value);
            case MIN -> body.code().addStatement("$1L = Math.min($1L, $2L)", result, value);
            case ARGMAX -> argmax(loops, result, initial, value, body);
        }
        body.close(loops);
        body.code().addStatement("$L = $L", out, result);
    }

    /** Products are added with one rounding, like the tiles' fused multiply-adds. */
    private static void sum(Expr term, String result, String value, Body body, ScalarCode scalars) {
        boolean product = term instanceof Expr.Apply apply
                && apply.function() == cortado.processor.kernel.Function.MULTIPLY
                && apply.arguments().stream().allMatch(x -> x instanceof Expr.Load);
        if (product) {
            List<Expr> x = ((Expr.Apply) term).arguments();
            body.code().addStatement("$1L = Math.fma($2L, $3L, $1L)", result, scalars.number(x.get(0)), scalars.number(x.get(1)));
        } else {
            body.code().addStatement("$L += $L", result, value);
        }
    }

    private static void argmax(List<Loop> loops, String result, String greatest, String value, Body body) {
        String at = loops.isEmpty() ? "0" : loops.getFirst().variable();
        String candidate = body.local("candidate");
        body.code().addStatement("$L $L = $L", body.precision().type(), candidate, value);
        body.code().beginControlFlow("if ($1L > $2L || $1L != $1L && $2L == $2L)", candidate, greatest);
        body.code().addStatement("$L = $L", greatest, candidate);
        body.code().addStatement("$L = $L", result, at);
        body.code().endControlFlow();
    }
}
