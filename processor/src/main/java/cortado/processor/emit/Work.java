package cortado.processor.emit;

import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Contraction;
import cortado.processor.schedule.Dots;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Selection;
import cortado.processor.schedule.Walk;
import java.util.List;

/** Floating-point operations: a multiply-add counts two, a function one. */
final class Work {
    private Work() {}

    /** Operations of one sample; of the whole kernel where no axis runs over the batch. */
    static long flops(Kernel kernel) {
        long counted = Contraction.of(kernel, Layout.ROW_MAJOR)
                .map(product -> 2 * product.multiplyAdds())
                .or(() -> Dots.of(kernel).map(dots -> 2 * dots.multiplyAdds()))
                .or(() -> Selection.of(kernel).map(Work::flops))
                .orElseGet(() -> elements(kernel.axes()) * operations(kernel.body()));
        return isInBlocks(kernel) ? counted / Axis.BLOCK : counted;
    }

    /** Whether what is counted is that of a block of samples. */
    private static boolean isInBlocks(Kernel kernel) {
        return kernel.out().blocked() || kernel.body() instanceof Expr.Reduce sum && sum.axes().stream().anyMatch(Axis::isBlocks);
    }

    private static long flops(Selection selection) {
        return elements(selection.reads() ? selection.kernel().axes() : selection.inside())
                * (selection.reads() ? 1 : elements(selection.reduced())) * (operations(selection.value()) + 1);
    }

    private static long operations(Expr body) {
        long[] count = {0};
        Walk.visit(body, part -> count[0] += part instanceof Expr.Apply ? 1 : 0);
        return body instanceof Expr.Reduce reduce ? (count[0] + 1) * elements(reduce.axes()) : count[0];
    }

    private static long elements(List<Axis> axes) {
        return axes.stream().filter(axis -> !axis.isBatch()).mapToLong(Axis::extent).reduce(1, Math::multiplyExact);
    }
}
