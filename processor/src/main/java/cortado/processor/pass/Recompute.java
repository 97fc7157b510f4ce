package cortado.processor.pass;

import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Identifiers;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Walk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Computes cheap results of the forward pass again in the backward pass instead of keeping them (Chen et al. 2016): an
 * activation behind a normalization, whose gradient needs the operand anyway. Large networks run at the speed of memory,
 * and what nobody keeps stays in the caches.
 */
final class Recompute {
    /** Fewest floats of a batch: fewer stay in the caches from the forward to the backward pass. */
    private static final long LARGE = 1 << 18;
    /** Operations on a vector in the time that memory takes to deliver one. */
    private static final int CHEAP = 12;

    private final List<Kernel> backward;
    private final Set<String> pinned;
    private final int batch;
    private final Set<String> readBackward;
    private final Set<String> names;

    private Recompute(List<Kernel> forward, List<Kernel> backward, List<Buffer> pinned, int batch) {
        this.backward = new ArrayList<>(backward);
        this.pinned = pinned.stream().map(Buffer::name).collect(Collectors.toSet());
        this.batch = batch;
        readBackward = backward.stream().flatMap(Flat::operands).map(Buffer::name).collect(Collectors.toSet());
        names = Stream.concat(forward.stream(), backward.stream())
                .flatMap(kernel -> Stream.concat(Stream.of(kernel.name()), Flat.touched(kernel).map(Buffer::name)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * The backward pass, which no longer needs everything that it read of the forward pass.
     *
     * @param pinned buffers that callers see
     */
    static List<Kernel> backward(List<Kernel> forward, List<Kernel> backward, List<Buffer> pinned, int batch) {
        var pass = new Recompute(forward, backward, pinned, batch);
        forward.reversed().stream().filter(pass::isWorthwhile).forEach(pass::compute);
        return pass.backward;
    }

    private boolean isWorthwhile(Kernel kernel) {
        Buffer out = kernel.out();
        return out.space() == Buffer.Space.ARENA && out.batched() && !pinned.contains(out.name())
                && readBackward.contains(out.name()) && MergePadding.readsAllAs(out, backward)
                && (long) out.elements() * batch >= LARGE && isCheap(kernel.body()) && readsNoMore(kernel);
    }

    private static boolean isCheap(Expr body) {
        int[] cost = {0};
        Walk.visit(body, part -> cost[0] += part instanceof Expr.Apply apply ? apply.function().cost()
                : part instanceof Expr.Reduce || part instanceof Expr.Uniform ? CHEAP + 1 : 0);
        return cost[0] <= CHEAP;
    }

    /** Whether the operands are there in the backward pass anyway, and are no more than the result. */
    private boolean readsNoMore(Kernel kernel) {
        List<Buffer> operands = Flat.operands(kernel).filter(Buffer::batched).toList();
        return operands.stream().allMatch(x -> readBackward.contains(x.name()) || pinned.contains(x.name()))
                && operands.stream().mapToLong(Buffer::elements).sum() <= kernel.out().elements();
    }

    /** Right before its first reader. */
    private void compute(Kernel kernel) {
        Buffer out = kernel.out();
        String name = Identifiers.unique(kernel.name() + "Again", names);
        int first = 0;
        while (!Flat.reads(backward.get(first), out)) {
            first++;
        }
        backward.replaceAll(reader -> new Kernel(
                reader.name(), reader.out(), reader.axes(), renamed(reader.body(), out, name), reader.comment()));
        backward.add(first, new Kernel(name, out.renamed(name), kernel.axes(), kernel.body(), kernel.comment()));
    }

    private static Expr renamed(Expr body, Buffer buffer, String name) {
        return Walk.rewrite(body, part -> part instanceof Expr.Load load && load.buffer().equals(buffer)
                ? new Expr.Load(buffer.renamed(name), load.index()) : part);
    }
}
