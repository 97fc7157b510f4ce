package cortado;

/**
 * The operations of {@link Tensor} on images {@code [channels, height, width]}; {@code [channels, length]} and
 * {@code [channels, depth, height, width]} have them too, but for {@link #pixelShuffle}. Sizes hold for all axes but the
 * channels'. The annotations of the same names say more, and have the rarer settings.
 */
interface Images {
    /** The mean of each channel, {@code [channels]}. */
    Tensor globalAveragePool();

    /** The largest element of each channel, {@code [channels]}; the gradient goes to the first of several. */
    Tensor globalMaxPool();

    /** {@link AveragePool} with windows side by side: {@code height2 = floor(height / kernel)}. */
    Tensor averagePool(int kernel);

    /** {@link AveragePool} with windows {@code stride} apart: {@code height2 = floor((height - kernel) / stride) + 1}. */
    Tensor averagePool(int kernel, int stride);

    /** {@link AveragePool} of the image with {@code padding} zeros on all sides, which count as elements. */
    Tensor averagePool(int kernel, int stride, int padding);

    /** {@link MaxPool} with windows side by side: {@code height2 = floor(height / kernel)}. */
    Tensor maxPool(int kernel);

    /** {@link MaxPool} with windows {@code stride} apart: {@code height2 = floor((height - kernel) / stride) + 1}. */
    Tensor maxPool(int kernel, int stride);

    /** {@link MaxPool} with windows that reach {@code padding} elements beyond all sides, which win no maximum. */
    Tensor maxPool(int kernel, int stride, int padding);

    /** {@link AdaptiveAveragePool} to the given sizes: one for all axes or one an axis. */
    Tensor adaptiveAveragePool(int... output);

    /** {@link AdaptiveMaxPool} to the given sizes: one for all axes or one an axis. */
    Tensor adaptiveMaxPool(int... output);

    /** {@link Upsample} to {@code scale} times the sizes; every element is repeated. */
    Tensor upsample(int scale);

    /** {@link Upsample} to {@code scale} times the sizes. */
    Tensor upsample(int scale, Interpolation mode);

    /** {@link PixelShuffle}: {@code [channels factor^2, height, width]} to {@code [channels, height factor, width factor]}. */
    Tensor pixelShuffle(int factor);
}
