package cortado.runtime.augmentation;

/**
 * One image that transforms change in place: {@code [channels, height, width]} floats in row-major order, and as many
 * spare ones for transforms that can't work in place. It is used for one sample after the other.
 */
public final class Image {
    private final int channels;
    private final int height;
    private final int width;
    private float[] pixels;
    private float[] spare;

    /** Makes a black image. */
    public Image(int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        pixels = new float[Math.multiplyExact(Math.multiplyExact(channels, height), width)];
        spare = new float[pixels.length];
    }

    /** Returns the number of channels: 1 for grey, 3 for red, green and blue. */
    public int channels() {
        return channels;
    }

    /** Returns the number of rows. */
    public int height() {
        return height;
    }

    /** Returns the number of columns. */
    public int width() {
        return width;
    }

    /** Returns the floats themselves: pixel (c, i, j) is at {@code (c height + i) width + j}. */
    public float[] pixels() {
        return pixels;
    }

    /** Returns as many floats to write a result to, which {@link #swap} then shows. What is in them is left over. */
    public float[] spare() {
        return spare;
    }

    /** Makes the spare floats the image, and the image's the spare ones. */
    public void swap() {
        float[] shown = spare;
        spare = pixels;
        pixels = shown;
    }
}
