package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import java.util.stream.IntStream;

/**
 * Steps of the depth that a tile does one after the other inside of its loop. Where a row reads at one of them what another
 * row reads at another one, as in a convolution and its weight's gradient, the element is broadcast once for both.
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
        int step = read.factor(tap);
        boolean several = !row.isBatch() && row.extent() > 1 && isFew(tap) && step != 0;
        return several && read.factor(row) % step == 0 && Math.abs(read.factor(row) / step) < tap.extent();
    }

    static boolean isFew(Axis axis) {
        return axis.extent() > 1 && axis.extent() <= MOST;
    }

    public static boolean areFew(Loop loop) {
        return !loop.extent().batch() && loop.extent().size() > 1 && loop.extent().size() <= MOST;
    }

    /** Whether the loop's steps can be done some at a time. */
    static boolean divides(Loop loop) {
        return !loop.extent().batch() && atATime(loop) > 1;
    }

    /** How many steps of a loop are done one after the other: 4 share most broadcasts in a method of moderate size. */
    public static int atATime(Loop loop) {
        return IntStream.of(4, 5, 3, 2).filter(count -> loop.extent().size() % count == 0).findFirst().orElse(1);
    }
}
