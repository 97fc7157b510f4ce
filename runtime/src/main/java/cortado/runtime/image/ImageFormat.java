package cortado.runtime.image;

import cortado.runtime.data.DataException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * What a network takes an image as: {@code [channels, height, width]} floats from 0 to 1 in row-major order.
 *
 * <p>Colours become gray as {@code 0.299 R + 0.587 G + 0.114 B} (ITU-R BT.601, as in Pillow), gray fills all three
 * channels, transparency is ignored, and so is a note in the file that it is to be turned.
 *
 * @param channels 1 for gray, 3 for red, green and blue
 * @param resizing whether images of other sizes are resized, rather than refused
 * @param limit the most pixels that a file may decode to; what a header promises is held against it beforehand
 */
public record ImageFormat(int channels, int height, int width, boolean resizing, long limit) {
    /** Pixels that a file may have unless told otherwise: 4096 by 4096. */
    public static final long DEFAULT_LIMIT = 1L << 24;

    /** Refuses other numbers of channels than 1 and 3, and sizes below 1. */
    public ImageFormat {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("an image has 1 channel or 3, not " + channels);
        }
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("an image has at least 1 by 1 pixels, not " + height + " by " + width);
        }
    }

    /** Returns the format of images of this size and no other, with 1 channel or 3. */
    public static ImageFormat of(int channels, int height, int width) {
        return new ImageFormat(channels, height, width, false, DEFAULT_LIMIT);
    }

    /** Returns the format of gray images of this size. */
    public static ImageFormat gray(int height, int width) {
        return of(1, height, width);
    }

    /** Returns the format of images in colour of this size. */
    public static ImageFormat rgb(int height, int width) {
        return of(3, height, width);
    }

    /**
     * Brings images of other sizes to this one: each pixel is a mean weighed by nearness, over as many pixels as it
     * covers.
     */
    public ImageFormat resized() {
        return new ImageFormat(channels, height, width, true, limit);
    }

    /** Takes files of at most so many pixels. */
    public ImageFormat limitedTo(long pixels) {
        return new ImageFormat(channels, height, width, resizing, pixels);
    }

    /** Returns the number of floats of an image. */
    public int size() {
        return Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }

    /**
     * Reads a PNG or JPEG file.
     *
     * @throws DataException in one line with the file: no such file, neither PNG nor JPEG, damaged or cut off, of
     *     another size, or with more pixels than the limit
     */
    public float[] read(Path file) {
        float[] pixels = new float[size()];
        read(file, pixels, 0);
        return pixels;
    }

    /** Reads a file to {@code destination[offset ...]}. */
    void read(Path file, float[] destination, int offset) {
        BufferedImage image = new ImageFile(file).decode(this);
        float[] pixels = Pixels.of(image, channels);
        if (image.getHeight() != height || image.getWidth() != width) {
            pixels = Resampling.resize(pixels, channels, image.getHeight(), image.getWidth(), height, width);
        }
        System.arraycopy(pixels, 0, destination, offset, pixels.length);
    }

    /** Refuses an image of a size that the header of a file promises. */
    void require(Path file, int foundHeight, int foundWidth) {
        if ((long) foundHeight * foundWidth > limit) {
            throw new DataException(file + ": found " + foundHeight + " by " + foundWidth + " = "
                    + (long) foundHeight * foundWidth + " pixels, expected at most the limit of " + limit);
        }
        if (!resizing && (foundHeight != height || foundWidth != width)) {
            throw new DataException(file + ": found " + foundHeight + " by " + foundWidth + " pixels, expected "
                    + height + " by " + width + ": give all images this size, or ask for them to be resized");
        }
    }
}
