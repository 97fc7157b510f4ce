package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Reduction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a kernel is computed. */
public sealed interface Form {
    Kernel kernel();

    /** Register tiles over rows and lanes. */
    record Tiles(Contraction product) implements Form {
        @Override
        public Kernel kernel() {
            return product.kernel();
        }
    }

    /** Inner products over a batch in blocks. */
    record InnerProducts(Dots dots) implements Form {
        @Override
        public Kernel kernel() {
            return dots.kernel();
        }
    }

    /** A copy into panels. */
    record Pack(Kernel kernel, Panels panels) implements Form {}

    /**
     * {@code out[i] = f(...)}: the last loop's steps side by side in the lanes of a vector.
     *
     * @param at the index of the output
     */
    record Lanes(Kernel kernel, List<Affine> at, List<Loop> loops) implements Form {}

    /** Zeros around what {@code inside} computes. */
    record Framed(Frame frame, Lanes inside) implements Form {
        @Override
        public Kernel kernel() {
            return frame.kernel();
        }
    }

    /** A reduction whose results lie side by side in lanes; {@code inner} loops run inside. */
    record Columns(Kernel kernel, List<Loop> loops, List<Loop> inner) implements Form {}

    /** A reduction along memory: 16 partial results, folded in a fixed tree. */
    record Row(Kernel kernel, List<Loop> loops, List<Loop> inner) implements Form {}

    /** Rows of a table that an index names, each copied by the last loop in lanes. */
    record Gather(Selection selection, List<Loop> loops) implements Form {
        @Override
        public Kernel kernel() {
            return selection.kernel();
        }
    }

    /** Sums in rows of a table that an index names, in the order of {@code loops}; {@code inner} runs in a row. */
    record Scatter(Selection selection, List<Loop> loops, List<Loop> inner) implements Form {
        @Override
        public Kernel kernel() {
            return selection.kernel();
        }
    }

    /** One element after the other. */
    record Scalar(Kernel kernel) implements Form {}

    /** Whether threads can share a kernel that has no samples of its own. */
    default boolean isShared() {
        return this instanceof Tiles || this instanceof InnerProducts;
    }

    /** Steps that threads share. */
    default int parts(Layout layout) {
        return switch (this) {
            case Tiles tiles -> tiles.product().nest(layout).orElseThrow().tiled().size();
            case InnerProducts products -> products.dots().parts();
            default -> throw new IllegalStateException("one thread computes " + kernel().name());
        };
    }

    /** Fewest steps for which partial results in lanes pay. */
    int SHORTEST_ROW = 8;

    /**
     * Most elements without samples that are computed one by one: HotSpot may need thousands of steps to compile a loop
     * over so few vectors, and until then every vector is an object.
     */
    int FEW = 256;

    static Form of(Kernel kernel, Layout layout) {
        Optional<Contraction> product = Contraction.of(kernel, layout).filter(p -> p.nest(layout).isPresent())
                .or(() -> Contraction.bounded(kernel, layout));
        if (product.isPresent()) {
            return new Tiles(product.get());
        }
        Optional<Dots> dots = Dots.of(kernel).filter(products -> layout.of(kernel.out()).isEmpty());
        if (dots.isPresent()) {
            return new InnerProducts(dots.get());
        }
        Optional<Panels> panels = layout.of(kernel.out());
        if (panels.isPresent()) {
            return kernel.body() instanceof Expr.Load ? new Pack(kernel, panels.get()) : new Scalar(kernel);
        }
        if (Loop.readsPanels(kernel.body(), layout)) {
            return new Scalar(kernel);
        }
        return Selection.of(kernel).map(Form::selection).orElseGet(() ->
                kernel.body() instanceof Expr.Reduce reduce ? reduction(kernel, reduce) : map(kernel));
    }

    private static Form selection(Selection selection) {
        Kernel kernel = selection.kernel();
        List<Axis> inside = selection.reads() ? kernel.axes() : selection.inside();
        List<Loop> loops = Loop.nest(inside, selection.value(), addresses(kernel));
        boolean lanes = !loops.isEmpty() && sideBySide(selection.value(), loops.getLast())
                && loops.getLast().stride(out(kernel)) == 1
                && loops.getLast().axes().stream().noneMatch(axis -> axis.isBatch() || Walk.uses(selection.index(), axis));
        if (!lanes) {
            return new Scalar(kernel);
        }
        return selection.reads()
                ? new Gather(selection, loops)
                : new Scatter(selection, Loop.nest(selection.reduced(), selection.value(), addresses(kernel)), loops);
    }

    private static Form map(Kernel kernel) {
        if (!kernel.out().batched() && kernel.out().elements() <= FEW) {
            return new Scalar(kernel);
        }
        Optional<Form> framed = Frame.of(kernel)
                .flatMap(frame -> lanes(frame.inside(), frame.at()).map(inside -> new Framed(frame, inside)));
        return framed.or(() -> lanes(kernel, kernel.axes().stream().map(Axis::affine).toList()))
                .orElseGet(() -> new Scalar(kernel));
    }

    private static Optional<Lanes> lanes(Kernel kernel, List<Affine> at) {
        Affine out = Flat.address(kernel.out(), at);
        List<Affine> addresses = Stream.concat(Stream.of(out), Loop.addresses(kernel.body()).stream()).toList();
        List<Loop> loops = Loop.nest(kernel.axes(), kernel.body(), addresses);
        boolean lanes = !loops.isEmpty() && sideBySide(kernel.body(), loops.getLast()) && loops.getLast().stride(out) == 1;
        return lanes ? Optional.of(new Lanes(kernel, at, loops)) : Optional.empty();
    }

    private static Form reduction(Kernel kernel, Expr.Reduce reduce) {
        List<Affine> addresses = addresses(kernel);
        List<Loop> loops = Loop.nest(kernel.axes(), reduce.body(), addresses);
        List<Loop> inner = Loop.nest(reduce.axes(), reduce.body(), addresses);
        if (inner.isEmpty()) {
            return new Scalar(kernel);
        }
        boolean along = reduce.kind() != Reduction.ARGMAX && sideBySide(reduce.body(), inner.getLast())
                && (inner.getLast().extent().batch() || inner.getLast().extent().size() >= SHORTEST_ROW);
        boolean across = !loops.isEmpty() && sideBySide(reduce.body(), loops.getLast())
                && loops.getLast().stride(out(kernel)) == 1;
        return across && !loops.getLast().axes().getFirst().isBatch() || across && !along
                ? new Columns(kernel, loops, inner)
                : along ? new Row(kernel, loops, inner) : new Scalar(kernel);
    }

    /** Steps of the loop read neighbouring floats or one and the same. */
    private static boolean sideBySide(Expr body, Loop loop) {
        boolean[] fits = {true};
        Walk.visit(body, part -> {
            switch (part) {
                case Expr.Load load -> {
                    int stride = loop.stride(Flat.address(load));
                    fits[0] &= stride == 0 || stride == 1;
                }
                case Expr.Guard guard -> fits[0] &= loop.axes().stream().noneMatch(guard.at()::uses) && varies(guard.inside(), loop);
                case Expr.Uniform uniform -> fits[0] = false;
                case Expr.Position position -> {}
                case Expr.Apply apply -> {}
                case Expr.Reduce reduce -> {}
                case Expr.Const c -> {}
                case Expr.BatchSize b -> {}
            }
        });
        return fits[0];
    }

    /** Whether a guard holds but one number an element, or vectors: what is one for all lanes is read without a mask. */
    private static boolean varies(Expr inside, Loop loop) {
        return Flat.loads(inside).stream().allMatch(load -> loop.stride(Flat.address(load)) == 1);
    }

    private static Affine out(Kernel kernel) {
        return Flat.address(kernel.out(), kernel.axes().stream().map(Axis::affine).toList());
    }

    private static List<Affine> addresses(Kernel kernel) {
        return Stream.concat(Stream.of(out(kernel)), Loop.addresses(kernel.body()).stream()).toList();
    }
}
