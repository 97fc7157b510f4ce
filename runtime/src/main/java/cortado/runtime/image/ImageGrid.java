package cortado.runtime.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Images of one size in rows, with a gap between them, as one PNG file: filters, or originals beside reconstructions.
 *
 * {@snippet :
 * ImageGrid grid = ImageGrid.of(ImageFormat.gray(28, 28), 10).enlarged(2);
 * grid.add(image);
 * grid.write(Path.of("pictures.png"));
 * }
 */
public final class ImageGrid {
    private static final int GAP = 1;
    private static final int BACKGROUND = 0x404080;

    private final ImageFormat format;
    private final int columns;
    private final int scale;
    private final List<float[]> images = new ArrayList<>();

    private ImageGrid(ImageFormat format, int columns, int scale) {
        if (columns < 1 || scale < 1) {
            throw new IllegalArgumentException(
                    "a grid has at least 1 column and scale 1, not " + columns + " and " + scale);
        }
        this.format = format;
        this.columns = columns;
        this.scale = scale;
    }

    /** Starts a grid with so many images in a row. */
    public static ImageGrid of(ImageFormat format, int columns) {
        return new ImageGrid(format, columns, 1);
    }

    /** Returns an empty grid that shows each pixel as a square of so many. */
    public ImageGrid enlarged(int scale) {
        return new ImageGrid(format, columns, scale);
    }

    /** Adds an image of numbers from 0 to 1 after those before; numbers beyond are cut off. */
    public void add(float... image) {
        if (image.length != format.size()) {
            throw new IllegalArgumentException("found " + image.length + " numbers, expected " + format.size()
                    + " for an image of the grid");
        }
        images.add(image.clone());
    }

    /** Adds an image of any numbers: the smallest becomes black, the largest white. */
    public void addStretched(float... image) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float pixel : image) {
            low = Math.min(low, pixel);
            high = Math.max(high, pixel);
        }
        float[] stretched = image.clone();
        for (int i = 0; i < stretched.length; i++) {
            stretched[i] = high > low ? (stretched[i] - low) / (high - low) : 0;
        }
        add(stretched);
    }

    /**
     * Writes the images as a PNG file.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(picture(), "png", out);
        }
    }

    private BufferedImage picture() {
        int rows = Math.max(1, Math.ceilDiv(images.size(), columns));
        BufferedImage picture = new BufferedImage(
                columns * (scale * format.width() + GAP) + GAP, rows * (scale * format.height() + GAP) + GAP,
                BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, colour(y, x));
            }
        }
        return picture;
    }

    private int colour(int y, int x) {
        int cellHeight = scale * format.height() + GAP;
        int cellWidth = scale * format.width() + GAP;
        int image = y / cellHeight * columns + x / cellWidth;
        boolean between = y % cellHeight < GAP || x % cellWidth < GAP;
        boolean outside = between || x / cellWidth >= columns || image >= images.size();
        return outside
                ? BACKGROUND
                : colour(images.get(image), (y % cellHeight - GAP) / scale, (x % cellWidth - GAP) / scale);
    }

    private int colour(float[] image, int row, int column) {
        int plane = format.height() * format.width();
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            float value = image[(format.channels() == 1 ? 0 : c * plane) + row * format.width() + column];
            rgb = rgb << 8 | Math.round(255 * Math.clamp(value, 0, 1));
        }
        return rgb;
    }
}
