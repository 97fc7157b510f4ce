package cortado.processor.pass;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Identifiers;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Contraction;
import cortado.processor.schedule.Dots;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Halo;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Nest;
import cortado.processor.schedule.Panels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the memory order of buffers. Weights lie in the panels that their products read, for good; other operands
 * are copied into panels before a product. Copies are kernels like all others.
 */
public final class PlanLayout {
    private final Map<Layout.Key, Panels> panels;
    private final Map<Layout.Key, Halo> halos = new HashMap<>();
    private final List<Kernel> kernels = new ArrayList<>();
    private final Map<Copy, Buffer> copies = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private Layout current;

    private PlanLayout(Optional<Layout> fixed) {
        panels = new HashMap<>(fixed.map(Layout::panels).orElse(Map.of()));
    }

    /** A copy of a buffer: row-major, or in panels. Two products may read one buffer in panels of other orders. */
    private record Copy(Expr.Load load, List<Axis> axes, Optional<Panels> order) {}

    /** Kernels with the copies they need, and the order of every buffer. */
    public record Planned(List<Kernel> kernels, Layout layout) {}

    /** @param fixed the order of parameters that another program of the same model has chosen */
    public static Planned plan(List<Kernel> kernels, Optional<Layout> fixed) {
        var plan = new PlanLayout(fixed);
        Set<String> resized = resized(kernels);
        if (fixed.isEmpty()) {
            Set<String> rowMajor = rowMajor(kernels);
            rowMajor.addAll(resized);
            kernels.forEach(kernel -> plan.choose(kernel, rowMajor));
        }
        kernels.forEach(kernel -> plan.follow(kernel, resized));
        kernels.forEach(kernel -> Halo.of(kernel).ifPresent(halo -> plan.put(Layout.key(kernel.out()), halo)));
        kernels.forEach(kernel -> plan.names.add(kernel.name()));
        for (Kernel kernel : kernels) {
            plan.kernels.add(Contraction.of(kernel, plan.layout())
                    .map(plan::pack)
                    .orElseGet(() -> MemoryOrder.of(kernel, plan.layout())));
        }
        return new Planned(plan.kernels, plan.layout());
    }

    private Layout layout() {
        if (current == null) {
            current = new Layout(panels, halos);
        }
        return current;
    }

    private void put(Layout.Key key, Panels order) {
        current = panels.putIfAbsent(key, order) == null ? null : current;
    }

    private void put(Layout.Key key, Halo halo) {
        halos.put(key, halo);
        current = null;
    }

    /** A parameter that is read lane by lane gets the order of its first such product. */
    private void choose(Kernel kernel, Set<String> rowMajor) {
        Contraction.of(kernel, Layout.ROW_MAJOR).ifPresent(product -> {
            Buffer weight = product.b().buffer();
            if (weight.space() == Buffer.Space.PARAMETER && product.outer().isEmpty() && !rowMajor.contains(weight.name())) {
                panelsOf(product).filter(PlanLayout::isMatrix)
                        .ifPresent(order -> put(Layout.key(weight), order));
            }
        });
    }

    /**
     * Whether the axes are those of the lanes, then those of the depth, or the other way round, each in order; or those
     * of a convolution's weight: lanes, then channels and taps, the taps being deeper.
     */
    private static boolean isMatrix(Panels order) {
        var lanesFirst = new ArrayList<>(order.lanes());
        lanesFirst.addAll(order.depth());
        var depthFirst = new ArrayList<>(order.depth());
        depthFirst.addAll(order.lanes());
        List<Integer> ascending = lanesFirst.stream().sorted().toList();
        return ascending.equals(lanesFirst) || ascending.equals(depthFirst) || order.isTaps();
    }

    /** Products that are added to a gradient lie like it. */
    private void follow(Kernel kernel, Set<String> resized) {
        Panels order = panels.get(Layout.key(kernel.out()));
        if (kernel.out().space() != Buffer.Space.GRADIENT || order == null || kernel.body() instanceof Expr.Reduce) {
            return;
        }
        for (Expr.Load load : Flat.loads(kernel.body())) {
            boolean same = load.index().equals(kernel.axes().stream().map(Axis::affine).toList());
            boolean whole = !load.buffer().batched() && !resized.contains(load.buffer().name());
            if (load.buffer().space() == Buffer.Space.ARENA && whole && same) {
                put(Layout.key(load.buffer()), order);
            }
        }
    }

    /** Parameters whose gradients are inner products, or sums of some, which are written one by one. */
    private static Set<String> rowMajor(List<Kernel> kernels) {
        Set<String> products = kernels.stream().filter(kernel -> Dots.of(kernel).isPresent())
                .map(kernel -> kernel.out().name()).collect(Collectors.toSet());
        return kernels.stream().filter(kernel -> kernel.out().space() == Buffer.Space.GRADIENT)
                .filter(kernel -> products.contains(kernel.out().name())
                        || Flat.operands(kernel).anyMatch(buffer -> products.contains(buffer.name())))
                .map(kernel -> Layout.key(kernel.out()).name())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Buffers that some kernel sees under other sizes than another. */
    private static Set<String> resized(List<Kernel> kernels) {
        Map<String, List<Integer>> sizes = new HashMap<>();
        Set<String> resized = new HashSet<>();
        kernels.stream()
                .flatMap(Flat::touched)
                .forEach(buffer -> {
                    List<Integer> before = sizes.putIfAbsent(buffer.name(), buffer.sizes());
                    if (before != null && !before.equals(buffer.sizes())) {
                        resized.add(buffer.name());
                    }
                });
        return resized;
    }

    /** The panels in which {@code b} would be read in order; empty where an index is more than an axis. */
    private static Optional<Panels> panelsOf(Contraction product) {
        return panelsOf(product, product.b().index());
    }

    private static Optional<Panels> panelsOf(Contraction product, List<Affine> index) {
        var found = new Panels(
                positions(product.outer(), index), positions(product.depth(), index), positions(product.lanes(), index));
        int named = found.outer().size() + found.depth().size() + found.lanes().size();
        return named == index.size() && !found.lanes().isEmpty() ? Optional.of(found) : Optional.empty();
    }

    private static List<Integer> positions(List<Axis> axes, List<Affine> index) {
        var positions = new ArrayList<Integer>();
        for (Axis axis : axes) {
            IntStream.range(0, index.size()).filter(i -> index.get(i).equals(axis.affine())).forEach(positions::add);
        }
        return positions;
    }

    /**
     * The product with its operands in order: {@code b} in panels or with lanes side by side, {@code a} with one stride
     * a row and a step.
     */
    private Kernel pack(Contraction product) {
        Optional<Panels> wanted = panelsOf(product);
        Optional<Panels> found = layout().of(product.b().buffer());
        boolean inOrder = found.isPresent() ? wanted.equals(found) : product.laneRead(layout()).isPresent();
        Expr.Load b = inOrder ? product.b() : panelCopy(product);
        boolean readable = product.with(product.a(), b).nest(layout()).filter(Nest::isWorthwhile).isPresent()
                && !(product.isOfBlocks() && product.depth().size() > 1);
        Expr.Load a = readable ? product.a() : rowCopy(product);
        if (product.with(a, b).nest(layout()).isEmpty()) {
            b = panelCopy(product);
        }
        Kernel kernel = product.kernel();
        return new Kernel(kernel.name(), kernel.out(), kernel.axes(), product.with(a, b).body(), kernel.comment());
    }

    private Expr.Load panelCopy(Contraction product) {
        List<Axis> axes = ordered(Stream.of(product.outer(), product.depth(), product.lanes()).flatMap(List::stream).toList());
        Panels order = panelsOf(product, axes.stream().map(Axis::affine).toList()).orElseThrow();
        return copy(product.b(), axes, Optional.of(order), product.kernel());
    }

    private Expr.Load rowCopy(Contraction product) {
        List<Axis> axes = Stream.of(product.outer(), product.rows(), product.depth()).flatMap(List::stream)
                .filter(axis -> product.a().index().stream().anyMatch(at -> at.uses(axis)))
                .toList();
        return copy(product.a(), ordered(axes), Optional.empty(), product.kernel());
    }

    /** The batch, where there is one, has to be a buffer's first axis. */
    private static List<Axis> ordered(List<Axis> axes) {
        return Stream.concat(axes.stream().filter(Axis::isBatch), axes.stream().filter(axis -> !axis.isBatch())).toList();
    }

    private Expr.Load copy(Expr.Load load, List<Axis> axes, Optional<Panels> order, Kernel user) {
        Buffer copy = copies.computeIfAbsent(new Copy(load, axes, order), key -> {
            String suffix = order.isPresent() ? "Panels" : "Rows";
            String name = Identifiers.unique(Identifiers.camel(load.buffer().name()) + suffix, names);
            List<Integer> sizes = axes.stream().filter(axis -> !axis.isBatch()).map(Axis::extent).toList();
            var made = new Buffer(name, Buffer.Space.ARENA, axes.stream().anyMatch(Axis::isBatch), sizes,
                    axes.stream().anyMatch(Axis::isBlocks));
            order.ifPresent(panels -> put(Layout.key(made), panels));
            kernels.add(new Kernel(name, made, axes, load, user.comment()));
            return made;
        });
        return new Expr.Load(copy, axes.stream().map(Axis::affine).toList());
    }
}
