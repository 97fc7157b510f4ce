package cortado.processor.schedule;

import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import java.util.List;

/** A number of steps: {@code size}, or {@code n * size} for a batch of n samples. */
public record Extent(boolean batch, int size) {
    public static Extent of(List<Axis> axes) {
        boolean batch = axes.stream().anyMatch(Axis::isBatch);
        int size = axes.stream().filter(axis -> !axis.isBatch()).mapToInt(Axis::extent).reduce(1, Math::multiplyExact);
        return new Extent(batch, size);
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
        return new Extent(batch, size);
    }

    /** Java code of its value; {@code samples} is the number of samples. */
    public String code() {
        return !batch ? String.valueOf(size) : size == 1 ? "samples" : "samples * " + size;
    }

    /** Java code of its value times a factor. */
    public String times(int factor) {
        return new Extent(batch, Math.multiplyExact(size, factor)).code();
    }
}
