package cortado.runtime.init;

import cortado.runtime.random.RandomKey;
import java.util.List;

/**
 * A random matrix whose rows, or columns if it is taller than wide, are orthogonal and as long as {@code gain}. The
 * matrix has the first axis as rows and all others together as columns. Gram and Schmidt's process on a normal
 * matrix, which is a QR factorisation with a positive diagonal, makes every such matrix equally likely (Mezzadri,
 * "How to generate random matrices from the classical compact groups", 2007).
 *
 * @param gain the length of each row or column
 */
public record Orthogonal(double gain) implements Initializer {
    /** Refuses a gain that is not finite. */
    public Orthogonal {
        if (!Double.isFinite(gain)) {
            throw new IllegalArgumentException("a gain is a finite number, not " + gain);
        }
    }

    @Override
    public void fill(float[] values, List<Integer> shape, int fanIn, int fanOut, RandomKey key) {
        Shapes.check(values, shape);
        if (values.length == 0) {
            return;
        }
        int rows = shape.isEmpty() ? 1 : shape.getFirst();
        int columns = values.length / rows;
        boolean tall = rows > columns;
        double[][] basis = basis(Math.min(rows, columns), Math.max(rows, columns), key);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = (float) (gain * (tall ? basis[c][r] : basis[r][c]));
            }
        }
    }

    private static double[][] basis(int count, int length, RandomKey key) {
        double[][] basis = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++) {
                basis[i][j] = key.normal((long) i * length + j);
            }
            // Twice is enough: once leaves what rounding keeps of the other directions.
            removeEarlier(basis, i);
            removeEarlier(basis, i);
            scale(basis[i], 1 / Math.sqrt(dot(basis[i], basis[i])));
        }
        return basis;
    }

    private static void removeEarlier(double[][] basis, int index) {
        double[] vector = basis[index];
        for (int i = 0; i < index; i++) {
            double share = dot(vector, basis[i]);
            for (int j = 0; j < vector.length; j++) {
                vector[j] -= share * basis[i][j];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
