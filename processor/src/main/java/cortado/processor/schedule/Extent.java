package cortado.processor.schedule;

import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import java.util.List;

/**
 * A number of steps: {@code size}, or {@code size} times a batch of samples or of blocks.
 *
 * @param blocks whether the batch is counted in blocks of samples
 */
public record Extent(boolean batch, int size, boolean blocks) {
    public Extent(boolean batch, int size) {
        this(batch, size, false);
    }

    public static Extent of(List<Axis> axes) {
        boolean batch = axes.stream().anyMatch(Axis::isBatch);
        int size = axes.stream().filter(axis -> !axis.isBatch()).mapToInt(Axis::extent).reduce(1, Math::multiplyExact);
        return new Extent(batch, size, axes.stream().anyMatch(Axis::isBlocks));
    }

    /** The extent of some positions of a buffer's index. */
    public static Extent of(Buffer buffer, List<Integer> positions) {
        boolean batch = false;
        int size = 1;
        for (int position : positions) {
            if (buffer.batched() && position == 0) {
                batch = true;
            } else {
                size = Math.multiplyExact(size, buffer.sizes().get(position - (buffer.batched() ? 1 : 0)));
            }
        }
        return new Extent(batch, size, batch && buffer.blocked());
    }

    /** Java code of the number of blocks that hold so many samples. */
    public static String blocks(String samples) {
        return "(" + samples + " + " + (Axis.BLOCK - 1) + ") / " + Axis.BLOCK;
    }

    /** Java code of its value; {@code samples} is the number of samples. */
    public String code() {
        String counted = blocks ? blocks("samples") : "samples";
        return !batch ? String.valueOf(size) : size == 1 ? counted : counted + " * " + size;
    }

    /** Java code of its value times a factor. */
    public String times(int factor) {
        return new Extent(batch, Math.multiplyExact(size, factor), blocks).code();
    }
}
