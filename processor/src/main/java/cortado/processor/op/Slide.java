package cortado.processor.op;

/**
 * How a window moves along one axis: position p reads the elements {@code p * stride + k * dilation} for every tap k.
 *
 * @param kernel the number of taps
 * @param stride the distance of neighbouring positions
 * @param dilation the distance of neighbouring taps
 */
public record Slide(int kernel, int stride, int dilation) {
    /** Windows side by side: every element belongs to one. */
    public static Slide tiling(int kernel) {
        return new Slide(kernel, kernel, 1);
    }

    /** The elements from the first tap to the last. */
    public int span() {
        return (kernel - 1) * dilation + 1;
    }

    /** The number of positions among {@code size} elements; 0 or less where not even one fits. */
    public int positions(int size) {
        return Math.floorDiv(size - span(), stride) + 1;
    }

    @Override
    public String toString() {
        return kernel + ", " + stride + ", " + dilation;
    }
}
