package cortado.runtime.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageGridTest {
    @TempDir
    Path folder;

    @Test
    void imagesStandInRowsWithAGapAroundThem() throws IOException {
        ImageGrid grid = ImageGrid.of(ImageFormat.gray(1, 2), 2).enlarged(2);
        grid.add(0, 1);
        grid.add(0.2f, 7);
        grid.addStretched(-3, 5);
        Path file = folder.resolve("grid.png");
        grid.write(file);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(2 * (4 + 1) + 1, picture.getWidth());
        assertEquals(2 * (2 + 1) + 1, picture.getHeight());
        assertEquals(0x000000, rgb(picture, 1, 1));
        assertEquals(0xFFFFFF, rgb(picture, 2, 4));
        assertEquals(0x333333, rgb(picture, 2, 6));
        assertEquals(0xFFFFFF, rgb(picture, 1, 9));
        assertEquals(0x000000, rgb(picture, 4, 2));
        assertEquals(0xFFFFFF, rgb(picture, 5, 4));
        int background = rgb(picture, 0, 0);
        assertEquals(background, rgb(picture, 3, 7));
        assertEquals(background, rgb(picture, 1, 5));
        assertEquals(background, rgb(picture, 4, 7));
    }

    @Test
    void coloursComeFromTheirPlanes() throws IOException {
        ImageGrid grid = ImageGrid.of(ImageFormat.rgb(1, 1), 1);
        grid.add(1, 0.2f, 0.4f);
        Path file = folder.resolve("grid.png");
        grid.write(file);
        assertEquals(0xFF3366, rgb(ImageIO.read(file.toFile()), 1, 1));
    }

    private static int rgb(BufferedImage picture, int row, int column) {
        return picture.getRGB(column, row) & 0xFFFFFF;
    }

    @Test
    void imagesOfOtherSizesAreRefused() {
        ImageGrid grid = ImageGrid.of(ImageFormat.gray(2, 2), 3);
        assertThrows(IllegalArgumentException.class, () -> grid.add(1, 2, 3));
    }
}
