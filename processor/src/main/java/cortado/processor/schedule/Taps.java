package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;

/**
 * Steps of the depth that a tile does one after the other inside of its loop. Where row {@code r} at tap {@code t} reads
 * the element of row {@code r + 1} at an earlier tap, as in a convolution, it is broadcast once for both.
 *
 * @param stride floats from one tap to the next in the broadcast operand
 * @param laneStride the same in the operand that is read lane by lane
 */
public record Taps(int count, int stride, int laneStride) {
    /** A step alone. */
    public static final Taps ONE = new Taps(1, 0, 0);
    /** More need too many registers for vectors of the operand that is read lane by lane. */
    private static final int MOST = 5;

    /** Whether neighbouring rows read one element of an operand, at different steps of {@code tap}. */
    static boolean areShared(Affine read, Axis row, Axis tap) {
        boolean several = !row.isBatch() && !tap.isBatch() && row.extent() > 1 && tap.extent() > 1 && tap.extent() <= MOST;
        int step = read.factor(tap);
        return several && step != 0 && read.factor(row) % step == 0 && Math.abs(read.factor(row) / step) < tap.extent();
    }
}
