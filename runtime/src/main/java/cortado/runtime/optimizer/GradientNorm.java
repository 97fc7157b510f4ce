package cortado.runtime.optimizer;

/**
 * The Euclidean norm of all gradients, summed in double precision. The sum is cut into blocks of a fixed length that
 * any threads may add up, and the blocks are added in their order, so that the norm has the same bits however the
 * work was shared. It is finite if and only if all gradients are: the greatest float's square is far from overflow in
 * double precision.
 */
public final class GradientNorm {
    /** Elements of a block. */
    public static final int BLOCK = 4096;

    private final int count;
    private final double[] squares;

    /** Makes room for the sums over this many gradients. */
    public GradientNorm(int parameterCount) {
        count = parameterCount;
        squares = new double[Math.ceilDiv(parameterCount, BLOCK)];
    }

    /** Returns the number of blocks. */
    public int blocks() {
        return squares.length;
    }

    /** Adds up the blocks {@code from} to {@code to - 1}. Different blocks may be added up at the same time. */
    public void add(float[] gradients, int from, int to) {
        for (int block = from; block < to; block++) {
            squares[block] = squares(gradients, block * BLOCK, Math.min(count, (block + 1) * BLOCK));
        }
    }

    /** Returns the norm once all blocks are added up. */
    public double norm() {
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    /** Returns the norm in double precision. */
    public static double norm(double[] gradients) {
        double sum = 0;
        for (double g : gradients) {
            sum += g * g;
        }
        return Math.sqrt(sum);
    }

    /** Eight sums side by side: one alone would wait for each addition. */
    private static double squares(float[] gradients, int from, int to) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = from;
        for (; i <= to - 8; i += 8) {
            s0 += square(gradients[i]);
            s1 += square(gradients[i + 1]);
            s2 += square(gradients[i + 2]);
            s3 += square(gradients[i + 3]);
            s4 += square(gradients[i + 4]);
            s5 += square(gradients[i + 5]);
            s6 += square(gradients[i + 6]);
            s7 += square(gradients[i + 7]);
        }
        for (; i < to; i++) {
            s0 += square(gradients[i]);
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    private static double square(double x) {
        return x * x;
    }
}
