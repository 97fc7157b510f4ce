package cortado.processor.pass;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Identifiers;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Scope;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lanes for networks of few channels: 16 samples make a block, and {@code x[n, c, h, w]} becomes
 * {@code x[block, c, h, w, sample]}, so that every kernel of a sample computes 16 side by side, whatever its shape. A
 * row-major buffer {@code y[n, i]} is {@code y[block, sample, i]} without being moved. Lanes of the last block that have
 * no sample hold anything; sums over the batch leave them out.
 */
public final class PlanBlocks {
    static final Axis BLOCK = Axis.blocks("block");
    static final Axis SAMPLE = new Axis("sample", Axis.BLOCK);
    private static final Affine NUMBER = BLOCK.affine().times(Axis.BLOCK).plus(SAMPLE.affine());

    private final Set<String> blocked;
    private final List<Kernel> kernels = new ArrayList<>();
    private final Map<Buffer, Buffer> conversions = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    private PlanBlocks(Set<String> blocked) {
        this.blocked = blocked;
    }

    /**
     * The kernels with conversions before those that need them.
     *
     * @param pinned buffers that callers see, which stay row-major
     * @param batch the number of samples to plan for
     */
    public static List<Kernel> plan(List<Kernel> kernels, List<Buffer> pinned, int batch) {
        var plan = new PlanBlocks(BlockedBuffers.of(kernels, pinned, batch));
        kernels.forEach(kernel -> plan.names.addAll(List.of(kernel.name(), kernel.out().name())));
        pinned.forEach(buffer -> plan.names.add(buffer.name()));
        kernels.forEach(plan::add);
        return plan.kernels;
    }

    /** Whether a kernel writes the samples of each block side by side. */
    public static boolean areSamplesLast(Kernel kernel) {
        return !kernel.axes().isEmpty() && kernel.axes().getLast().equals(SAMPLE);
    }

    private void add(Kernel kernel) {
        boolean reads = Flat.operands(kernel).anyMatch(this::isBlocked);
        if (!reads && !isBlocked(kernel.out())) {
            kernels.add(kernel);
        } else if (!kernel.out().batched()) {
            kernels.add(overBatch(kernel));
        } else if (isBlocked(kernel.out())) {
            add(kernel.name(), kernel, kernel.out());
        } else {
            rowMajor(kernel);
        }
    }

    private boolean isBlocked(Buffer buffer) {
        return blocked.contains(buffer.name());
    }

    /** {@code out[block, i, sample]}. */
    private void add(String name, Kernel kernel, Buffer out) {
        List<Axis> axes = blockFirst(kernel.axes().subList(1, kernel.axes().size()));
        kernels.add(new Kernel(name, samplesLast(out), axes, formula(kernel.body()), kernel.comment()));
    }

    /** {@code out[block, sample, i]} where a copy or a product of vectors writes it so; else through a buffer in blocks. */
    private void rowMajor(Kernel kernel) {
        Buffer out = kernel.out();
        boolean direct = kernel.body() instanceof Expr.Load || out.elements() == 1
                || BlockedBuffers.isOfVectors(kernel);
        Expr body = formula(kernel.body());
        if (!direct) {
            Buffer lanes = new Buffer(unique(out.name()), out.space(), true, out.sizes());
            add(lanes.name(), kernel, lanes);
            body = new Expr.Load(samplesLast(lanes), index(blockFirst(kernel.axes().subList(1, kernel.axes().size()))));
        }
        kernels.add(new Kernel(kernel.name(), samplesFirst(out), sampleSecond(kernel.axes()), body, kernel.comment()));
    }

    private String unique(String buffer) {
        return Identifiers.unique(Identifiers.camel(buffer) + "Lanes", names);
    }

    /** A sum over the batch: over blocks first, over the samples of a block last. */
    private Kernel overBatch(Kernel kernel) {
        Expr.Reduce reduce = (Expr.Reduce) kernel.body();
        List<Axis> axes = blockFirst(reduce.axes().stream().filter(axis -> !axis.isBatch()).toList());
        Expr sample = Expr.apply(Function.LESS, new Expr.Position(NUMBER), new Expr.BatchSize());
        Expr body = Expr.apply(Function.SELECT, sample, formula(reduce.body()), Expr.constant(reduce.kind().neutral()));
        return new Kernel(kernel.name(), kernel.out(), kernel.axes(), new Expr.Reduce(reduce.kind(), axes, body), kernel.comment());
    }

    private static List<Axis> blockFirst(List<Axis> others) {
        return Stream.of(List.of(BLOCK), others, List.of(SAMPLE)).flatMap(List::stream).toList();
    }

    private static List<Axis> sampleSecond(List<Axis> axes) {
        return Stream.of(List.of(BLOCK, SAMPLE), axes.subList(1, axes.size())).flatMap(List::stream).toList();
    }

    private static List<Affine> index(List<Axis> axes) {
        return axes.stream().map(Axis::affine).toList();
    }

    private static Buffer samplesLast(Buffer buffer) {
        return buffer.inBlocks(Stream.concat(buffer.sizes().stream(), Stream.of(Axis.BLOCK)).toList());
    }

    private static Buffer samplesFirst(Buffer buffer) {
        return buffer.inBlocks(Stream.concat(Stream.of(Axis.BLOCK), buffer.sizes().stream()).toList());
    }

    /** The formula with block and sample in place of the number of the sample. */
    private Expr formula(Expr body) {
        boolean copies = body instanceof Expr.Load;
        return Walk.rewrite(body, part -> switch (part) {
            case Expr.Load load when load.buffer().batched() -> load(load, copies);
            case Expr.Position position -> new Expr.Position(numbered(position.at()));
            case Expr.Guard guard -> new Expr.Guard(numbered(guard.at()), guard.low(), guard.high(), guard.inside());
            case Expr.Uniform u -> new Expr.Uniform(u.call(), numbered(u.sample()), numbered(u.element()));
            default -> part;
        });
    }

    private static Affine numbered(Affine at) {
        Affine result = at;
        for (Axis axis : at.factors().keySet()) {
            if (axis.isBatch()) {
                result = result.plus(NUMBER.plus(axis.affine().times(-1)).times(at.factor(axis)));
            }
        }
        return result;
    }

    /** @param inPlace whether a row-major buffer is read where it lies */
    private Expr load(Expr.Load load, boolean inPlace) {
        Buffer buffer = load.buffer();
        List<Affine> inside = load.index().subList(1, load.index().size());
        if (isBlocked(buffer)) {
            return new Expr.Load(samplesLast(buffer), samplesLast(inside));
        }
        if (inPlace || buffer.elements() == 1) {
            return new Expr.Load(samplesFirst(buffer), Stream.concat(index(List.of(BLOCK, SAMPLE)).stream(), inside.stream()).toList());
        }
        return new Expr.Load(conversions.computeIfAbsent(buffer, this::convert), samplesLast(inside));
    }

    private static List<Affine> samplesLast(List<Affine> inside) {
        return Stream.of(List.of(BLOCK.affine()), inside, List.of(SAMPLE.affine())).flatMap(List::stream).toList();
    }

    /** A copy of a row-major buffer in blocks. */
    private Buffer convert(Buffer buffer) {
        var scope = new Scope();
        List<Axis> inside = buffer.sizes().stream().map(size -> scope.axis("i", size)).toList();
        Buffer lanes = samplesLast(new Buffer(unique(buffer.name()), Buffer.Space.ARENA, true, buffer.sizes()));
        Expr source = new Expr.Load(samplesFirst(buffer),
                index(Stream.concat(Stream.of(BLOCK, SAMPLE), inside.stream()).toList()));
        kernels.add(new Kernel(lanes.name(), lanes, blockFirst(inside), source, ""));
        return lanes;
    }
}
