package cortado.runtime.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Encoded images that the test's own formula draws. */
final class Pictures {
    private Pictures() {}

    /** A colour {@code 0xRRGGBB}, or a gray number, for each pixel. */
    interface Drawing {
        int at(int row, int column);
    }

    /** An image whose numbers are stored as they are: samples of gray, or packed colours. */
    static BufferedImage draw(int type, int height, int width, Drawing drawing) {
        BufferedImage image = new BufferedImage(width, height, type);
        boolean gray = type == BufferedImage.TYPE_BYTE_GRAY || type == BufferedImage.TYPE_USHORT_GRAY;
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                if (gray) {
                    image.getRaster().setSample(j, i, 0, drawing.at(i, j));
                } else {
                    image.setRGB(j, i, drawing.at(i, j));
                }
            }
        }
        return image;
    }

    static byte[] encode(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer of " + format + " for images of type " + image.getType());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] png(int type, int height, int width, Drawing drawing) {
        return encode("png", draw(type, height, width, drawing));
    }

    /** A gray PNG of one number. */
    static byte[] flat(int height, int width, int gray) {
        return png(BufferedImage.TYPE_BYTE_GRAY, height, width, (i, j) -> gray);
    }
}
