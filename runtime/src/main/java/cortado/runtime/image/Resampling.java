package cortado.runtime.image;

/**
 * Images in other sizes: along each axis, a pixel is the mean of those around its place, weighed by a triangle that
 * reaches one pixel of the coarser of both images to either side. Enlarging, this is bilinear interpolation; reducing,
 * no pixel is left out.
 */
final class Resampling {
    private Resampling() {}

    /** Returns {@code [channels, newHeight, newWidth]} of {@code [channels, height, width]}. */
    static float[] resize(float[] x, int channels, int height, int width, int newHeight, int newWidth) {
        float[] wide = resize(x, channels * height, width, newWidth, 1);
        return resize(wide, channels, height, newHeight, newWidth);
    }

    /** Returns {@code [outer, newSize, inner]} of {@code [outer, size, inner]}. */
    private static float[] resize(float[] x, int outer, int size, int newSize, int inner) {
        if (size == newSize) {
            return x;
        }
        float[] y = new float[Math.multiplyExact(Math.multiplyExact(outer, newSize), inner)];
        double scale = (double) size / newSize;
        double reach = Math.max(1, scale);
        for (int to = 0; to < newSize; to++) {
            double centre = (to + 0.5) * scale - 0.5;
            int first = Math.max(0, (int) Math.ceil(centre - reach));
            int last = Math.min(size - 1, (int) Math.floor(centre + reach));
            double[] weights = weights(centre, reach, first, last);
            for (int row = 0; row < outer * inner; row++) {
                int at = row / inner * size * inner + row % inner;
                double sum = 0;
                for (int from = first; from <= last; from++) {
                    sum += weights[from - first] * x[at + from * inner];
                }
                y[(row / inner * newSize + to) * inner + row % inner] = (float) sum;
            }
        }
        return y;
    }

    /** The weights of the pixels {@code first} to {@code last}, whose sum is 1. */
    private static double[] weights(double centre, double reach, int first, int last) {
        double[] weights = new double[last - first + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 - Math.abs(first + i - centre) / reach;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
