package cortado.runtime.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** The numbers from 0 to 1 of decoded images. */
final class Pixels {
    private static final float LARGEST_BYTE = 255;

    private Pixels() {}

    /** Returns {@code [channels, height, width]} floats for 1 or 3 channels. */
    static float[] of(BufferedImage image, int channels) {
        int size = Math.multiplyExact(image.getHeight(), image.getWidth());
        float[] pixels = new float[Math.multiplyExact(channels, size)];
        for (int p = 0; p < size; p++) {
            int row = p / image.getWidth();
            int column = p % image.getWidth();
            if (isGray(image)) {
                float gray = gray(image.getRaster(), row, column);
                for (int c = 0; c < channels; c++) {
                    pixels[c * size + p] = gray;
                }
            } else {
                put(image.getRGB(column, row), pixels, p, size);
            }
        }
        return pixels;
    }

    private static boolean isGray(BufferedImage image) {
        return image.getRaster().getNumBands() < 3 && !(image.getColorModel() instanceof IndexColorModel);
    }

    /**
     * The number in the file. {@link BufferedImage#getRGB} takes gray for linear light and brightens it.
     */
    private static float gray(Raster raster, int row, int column) {
        int largest = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        return raster.getSample(column, row, 0) / (float) largest;
    }

    /** Writes the colours to their planes, or their weighted mean to the only one. */
    private static void put(int rgb, float[] pixels, int p, int size) {
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        if (pixels.length == size) {
            // Whole thousandths, so that equal colours give the same gray exactly.
            pixels[p] = (299 * red + 587 * green + 114 * blue) / (1000 * LARGEST_BYTE);
        } else {
            pixels[p] = red / LARGEST_BYTE;
            pixels[size + p] = green / LARGEST_BYTE;
            pixels[2 * size + p] = blue / LARGEST_BYTE;
        }
    }
}
