package cortado.processor.pass;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Reduction;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Panels;
import cortado.processor.schedule.Walk;
import java.util.List;
import java.util.Optional;

/**
 * Kernels that treat every element of panels alike, such as a penalty or a sum of gradients, go through them in memory
 * order, padding included. Padding stays zero, and adds nothing to a sum, since the formula of zeros is zero.
 */
final class MemoryOrder {
    private MemoryOrder() {}

    /** The same kernel over one axis in memory order, or the kernel itself where that is not possible. */
    static Kernel of(Kernel kernel, Layout layout) {
        List<Axis> axes = kernel.body() instanceof Expr.Reduce reduce && kernel.axes().isEmpty() ? reduce.axes() : kernel.axes();
        Expr body = kernel.body() instanceof Expr.Reduce reduce ? reduce.body() : kernel.body();
        Optional<Panels> order = order(body, layout);
        // A greatest element could be one of the padding's zeros.
        boolean whole = kernel.body() instanceof Expr.Reduce reduce
                ? reduce.kind() == Reduction.SUM && kernel.axes().isEmpty()
                : layout.of(kernel.out()).equals(order);
        boolean fits = order.isPresent() && whole && sameOrder(body, axes, order.get(), layout) && zeroOfZeros(body, layout);
        return fits ? flat(kernel, body, order.get(), layout) : kernel;
    }

    private static Optional<Panels> order(Expr body, Layout layout) {
        return Flat.buffers(body).map(layout::of).flatMap(Optional::stream).findFirst();
    }

    /** Every operand is one number for all elements, or lies in the same panels and is read at the element itself. */
    private static boolean sameOrder(Expr body, List<Axis> axes, Panels order, Layout layout) {
        List<Affine> index = axes.stream().map(Axis::affine).toList();
        boolean[] fits = {true};
        Walk.visit(body, part -> {
            switch (part) {
                case Expr.Load load -> fits[0] &= load.index().isEmpty()
                        || load.index().equals(index) && layout.of(load.buffer()).equals(Optional.of(order));
                case Expr.Position position -> fits[0] = false;
                case Expr.Guard guard -> fits[0] = false;
                case Expr.Uniform uniform -> fits[0] = false;
                case Expr.Reduce reduce -> fits[0] = false;
                case Expr.Apply apply -> {}
                case Expr.Const c -> {}
                case Expr.BatchSize b -> {}
            }
        });
        return fits[0];
    }

    /** Tried with two values of everything that does not lie in panels. */
    private static boolean zeroOfZeros(Expr body, Layout layout) {
        return value(body, layout, 1.37) == 0 && value(body, layout, -0.61) == 0;
    }

    private static double value(Expr expr, Layout layout, double others) {
        return switch (expr) {
            case Expr.Const c -> c.value();
            case Expr.Load load -> layout.of(load.buffer()).isPresent() ? 0 : others;
            case Expr.Apply a -> a.function().apply(
                    a.arguments().stream().mapToDouble(x -> value(x, layout, others)).toArray());
            case Expr.BatchSize b -> 1;
            default -> Double.NaN;
        };
    }

    private static Kernel flat(Kernel kernel, Expr body, Panels order, Layout layout) {
        Buffer sample = Flat.buffers(body).filter(b -> layout.of(b).isPresent()).findFirst().orElseThrow();
        Axis axis = new Axis("i", order.floats(sample));
        Expr flat = Walk.rewrite(body, part ->
                part instanceof Expr.Load load && !load.index().isEmpty() ? inOrder(load, axis) : part);
        if (kernel.body() instanceof Expr.Reduce reduce) {
            Expr sum = new Expr.Reduce(reduce.kind(), List.of(axis), flat);
            return new Kernel(kernel.name(), kernel.out(), kernel.axes(), sum, kernel.comment());
        }
        Buffer out = kernel.out().reshaped(List.of(axis.extent()));
        return new Kernel(kernel.name(), out, List.of(axis), flat, kernel.comment());
    }

    private static Expr inOrder(Expr.Load load, Axis axis) {
        return new Expr.Load(load.buffer().reshaped(List.of(axis.extent())), List.of(axis.affine()));
    }
}
