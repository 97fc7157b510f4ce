package cortado.processor.pass;

import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts the kernels of a phase into runs that take the samples of a thread in the same steps: in blocks, in strips so
 * narrow that what one kernel leaves is still in the cache when the next one reads it, or all at once.
 */
public final class Strips {
    /** Bytes of a second-level cache, often 512 KB or more, that the tensors of a strip may fill. */
    private static final int CACHE = 256 << 10;
    /** So many samples of a kernel's tensors fit into the cache that cuts would gain little. */
    private static final int MANY = 32;

    private final Layout layout;

    public Strips(Layout layout) {
        this.layout = layout;
    }

    /**
     * Kernels {@code first} to {@code end - 1}.
     *
     * @param samples how many samples they take at a time, 0 for all
     */
    public record Run(int first, int end, boolean blocked, int samples) {
        /** Whether several kernels take a few samples at a time. */
        public boolean inStrips() {
            return samples > 0 && end - first > 1;
        }

        private Run and(Run next) {
            return new Run(first, next.end, blocked, Math.min(samples, next.samples));
        }

        private boolean goesOnWith(Run next) {
            return blocked == next.blocked && (samples == 0) == (next.samples == 0);
        }
    }

    /** The runs of a phase in which threads share samples; {@code first} is the number of its first kernel. */
    public List<Run> of(List<Kernel> kernels, int first) {
        return runs(kernels, first, kernel -> kernel.out().blocked() ? 0 : samples(kernel));
    }

    /** Runs that differ in whether they take blocks, of kernels from number 0 on. */
    public static List<Run> ofBlocks(List<Kernel> kernels) {
        return runs(kernels, 0, kernel -> 0);
    }

    private static List<Run> runs(List<Kernel> kernels, int first, ToIntFunction<Kernel> samples) {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < kernels.size(); i++) {
            Kernel kernel = kernels.get(i);
            Run next = new Run(first + i, first + i + 1, kernel.out().blocked(), samples.applyAsInt(kernel));
            boolean goesOn = !runs.isEmpty() && runs.getLast().goesOnWith(next);
            runs.add(goesOn ? runs.removeLast().and(next) : next);
        }
        return runs;
    }

    /** How many samples of a kernel's tensors fit into the cache; 0 if they are many, or if its parameters do not fit. */
    private int samples(Kernel kernel) {
        long fixed = bytes(kernel, false);
        long samples = CACHE / Math.max(1, bytes(kernel, true));
        return fixed > CACHE || samples >= MANY ? 0 : (int) Math.max(1, samples);
    }

    private long bytes(Kernel kernel, boolean batched) {
        return Flat.touched(kernel).filter(buffer -> buffer.batched() == batched).mapToLong(this::bytes).sum();
    }

    private long bytes(Buffer buffer) {
        return (long) layout.floats(buffer) * Float.BYTES;
    }
}
