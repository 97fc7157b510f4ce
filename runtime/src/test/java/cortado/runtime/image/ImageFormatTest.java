package cortado.runtime.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.data.DataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFormatTest {
    private static final int HEIGHT = 3;
    private static final int WIDTH = 4;
    private static final Pictures.Drawing COLOURS = (i, j) -> (20 * i + 3) << 16 | (30 * j + 5) << 8 | 200 - i - j;
    private static final Pictures.Drawing GRAYS = (i, j) -> 60 * i + 7 * j;

    @TempDir
    Path folder;

    private Path file(byte... bytes) throws IOException {
        return Files.write(folder.resolve("a.image"), bytes);
    }

    private static float[] expected(int channels, Pictures.Drawing drawing, float largest) {
        float[] pixels = new float[channels * HEIGHT * WIDTH];
        for (int p = 0; p < pixels.length; p++) {
            int shift = 16 - p / (HEIGHT * WIDTH) * 8;
            int value = drawing.at(p / WIDTH % HEIGHT, p % WIDTH);
            pixels[p] = (channels == 1 ? value : value >> shift & 0xFF) / largest;
        }
        return pixels;
    }

    @Test
    void coloursAreBytesOver255() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB}) {
            Path file = file(Pictures.png(type, HEIGHT, WIDTH, COLOURS));
            assertArrayEquals(expected(3, COLOURS, 255), ImageFormat.rgb(HEIGHT, WIDTH).read(file));
        }
    }

    @Test
    void transparencyIsIgnored() throws IOException {
        byte[] half = Pictures.png(BufferedImage.TYPE_INT_ARGB, HEIGHT, WIDTH, (i, j) -> COLOURS.at(i, j) | 0x80 << 24);
        assertArrayEquals(expected(3, COLOURS, 255), ImageFormat.rgb(HEIGHT, WIDTH).read(file(half)));
    }

    @Test
    void grayIsTheNumberInTheFile() throws IOException {
        Path bytes = file(Pictures.png(BufferedImage.TYPE_BYTE_GRAY, HEIGHT, WIDTH, GRAYS));
        assertArrayEquals(expected(1, GRAYS, 255), ImageFormat.gray(HEIGHT, WIDTH).read(bytes));
        Pictures.Drawing fine = (i, j) -> 5000 * (3 * i + j);
        Path shorts = file(Pictures.png(BufferedImage.TYPE_USHORT_GRAY, HEIGHT, WIDTH, fine));
        assertArrayEquals(expected(1, fine, 65535), ImageFormat.gray(HEIGHT, WIDTH).read(shorts));
    }

    @Test
    void grayFillsAllChannels() throws IOException {
        Path file = file(Pictures.png(BufferedImage.TYPE_BYTE_GRAY, HEIGHT, WIDTH, GRAYS));
        float[] expected = expected(3, (i, j) -> 0x010101 * GRAYS.at(i, j), 255);
        assertArrayEquals(expected, ImageFormat.rgb(HEIGHT, WIDTH).read(file));
    }

    @Test
    void coloursBecomeTheirLuma() throws IOException {
        float[] gray = ImageFormat.gray(HEIGHT, WIDTH)
                .read(file(Pictures.png(BufferedImage.TYPE_INT_RGB, HEIGHT, WIDTH, COLOURS)));
        float[] rgb = expected(3, COLOURS, 255);
        int size = HEIGHT * WIDTH;
        for (int p = 0; p < size; p++) {
            assertEquals(0.299 * rgb[p] + 0.587 * rgb[size + p] + 0.114 * rgb[2 * size + p], gray[p], 1e-6);
        }
        Path white = file(Pictures.png(BufferedImage.TYPE_INT_RGB, HEIGHT, WIDTH, (i, j) -> 0xFFFFFF));
        assertEquals(1, ImageFormat.gray(HEIGHT, WIDTH).read(white)[0]);
    }

    @Test
    void palettesAreLookedUp() throws IOException {
        Pictures.Drawing two = (i, j) -> (i + j) % 2 == 0 ? 0xFFFFFF : 0;
        for (int type : new int[] {BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED}) {
            Path file = file(Pictures.png(type, HEIGHT, WIDTH, two));
            assertArrayEquals(expected(3, two, 255), ImageFormat.rgb(HEIGHT, WIDTH).read(file));
        }
    }

    @Test
    void jpegsAreReadUpToTheirLoss() throws IOException {
        for (int level : new int[] {0, 60, 128, 255}) {
            byte[] gray = Pictures.encode("jpeg", Pictures.draw(BufferedImage.TYPE_BYTE_GRAY, 16, 16, (i, j) -> level));
            byte[] rgb = Pictures.encode("jpeg",
                    Pictures.draw(BufferedImage.TYPE_INT_RGB, 16, 16, (i, j) -> 0x010101 * level));
            for (byte[] bytes : new byte[][] {gray, rgb}) {
                float[] flat = new float[256];
                Arrays.fill(flat, level / 255f);
                assertArrayEquals(flat, ImageFormat.gray(16, 16).read(file(bytes)), 2 / 255f);
            }
        }
    }

    @Test
    void otherSizesAreRefusedOrResized() throws IOException {
        Path file = file(Pictures.flat(3, 4, 51));
        assertFails(file + ": found 3 by 4 pixels, expected 6 by 5: give all images this size, or ask for them to be"
                + " resized", ImageFormat.gray(6, 5), file);
        float[] flat = new float[30];
        Arrays.fill(flat, 0.2f);
        assertArrayEquals(flat, ImageFormat.gray(6, 5).resized().read(file), 1e-6f);
    }

    @Test
    void resizingWeighsByNearness() {
        assertArrayEquals(new float[] {0, 1, 3, 4}, Resampling.resize(new float[] {0, 4}, 1, 1, 2, 1, 4), 1e-6f);
        float[] half = Resampling.resize(new float[] {0, 0, 8, 0, 0, 0, 0, 0}, 1, 1, 8, 1, 4);
        // A pixel in the middle has the weights 1/8, 3/8, 3/8, 1/8; at the edge the weights left are scaled up.
        assertArrayEquals(new float[] {8 / 7f, 3, 0, 0}, half, 1e-6f);
        float[] image = {1, 2, 3, 4, 5, 6, 7, 8};
        float[] columns = Resampling.resize(image, 2, 2, 2, 1, 2);
        assertArrayEquals(new float[] {2, 3, 6, 7}, columns, 1e-6f);
    }

    @Test
    void everyTruncationIsRefusedUnlessAllPixelsAreThere() throws IOException {
        Pictures.Drawing noise = (i, j) -> (7919 * (i * 31 + j) ^ i * j * 104729) & 0xFFFFFF;
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] whole = Pictures.encode(format, Pictures.draw(BufferedImage.TYPE_3BYTE_BGR, 16, 16, noise));
            float[] expected = ImageFormat.rgb(16, 16).read(file(whole));
            int refused = 0;
            for (int length = 0; length < whole.length; length++) {
                Path file = file(Arrays.copyOf(whole, length));
                try {
                    assertArrayEquals(expected, ImageFormat.rgb(16, 16).read(file), format + " of " + length);
                } catch (DataException truncated) {
                    refused++;
                    String message = truncated.getMessage();
                    assertTrue(message.startsWith(file + ": found "), message);
                    assertFalse(message.contains("\n"), message);
                }
            }
            assertTrue(refused > whole.length - 30, format + ": " + refused + " of " + whole.length);
        }
    }

    @Test
    void damageIsNamed() throws IOException {
        byte[] png = Pictures.flat(8, 8, 9);
        png[png.length - 20] ^= 1;
        Path file = file(png);
        assertFails(file + ": found a PNG file that cannot be decoded (incorrect data check), expected a whole one:"
                + " replace or remove it", ImageFormat.gray(8, 8), file);
    }

    @Test
    void whatIsNoImageIsNamed() throws IOException {
        Path gif = file((byte) 'G', (byte) 'I', (byte) 'F', (byte) '8', (byte) '9');
        assertFails(gif + ": found a file that starts with 0x47494638, expected a PNG or JPEG file:"
                + " convert or remove it", ImageFormat.gray(8, 8), gif);
        assertFails(gif + ": found a file that starts with nothing, expected a PNG or JPEG file: convert or remove it",
                ImageFormat.gray(8, 8), file());
        Path none = folder.resolve("none.png");
        assertTrue(assertThrows(DataException.class, () -> ImageFormat.gray(8, 8).read(none)).getMessage()
                .startsWith(none + ": cannot be read: "));
    }

    @Test
    void aHeaderThatPromisesTooMuchIsNotBelieved() throws IOException {
        byte[] bomb = Pictures.flat(8, 8, 0);
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 40_000);
        CRC32 check = new CRC32();
        check.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) check.getValue());
        Path file = file(bomb);
        assertFails(file + ": found 40000 by 50000 = 2000000000 pixels, expected at most the limit of 16777216",
                ImageFormat.gray(8, 8).resized(), file);
        Path small = file(Pictures.flat(8, 8, 0));
        assertEquals(64, ImageFormat.gray(8, 8).limitedTo(64).read(small).length);
        assertFails(small + ": found 8 by 8 = 64 pixels, expected at most the limit of 63",
                ImageFormat.gray(8, 8).limitedTo(63), small);
    }

    private static void assertFails(String message, ImageFormat format, Path file) {
        assertEquals(message, assertThrows(DataException.class, () -> format.read(file)).getMessage());
    }

    @Test
    void formatsOfOtherKindsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ImageFormat(2, 8, 8, false, 1));
        assertThrows(IllegalArgumentException.class, () -> ImageFormat.rgb(0, 8));
    }
}
