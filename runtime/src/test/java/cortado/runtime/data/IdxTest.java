package cortado.runtime.data;

import static cortado.runtime.data.DataFailures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    private static final byte[] IMAGES = idx(0x08, new int[] {2, 2, 3}, values -> {
        for (int i = 0; i < 12; i++) {
            values.put((byte) (250 + i));
        }
    });
    private static final byte[] LABELS = idx(0x08, new int[] {2}, values -> values.put((byte) 3).put((byte) 9));

    @TempDir
    private Path folder;

    private static byte[] idx(int type, int[] shape, Consumer<ByteBuffer> values) {
        ByteBuffer bytes = ByteBuffer.allocate(1000).putInt(type << 8 | shape.length);
        for (int size : shape) {
            bytes.putInt(size);
        }
        values.accept(bytes);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private IdxArray array(byte[] bytes) throws IOException {
        return Idx.array(file("a.idx", bytes), Idx.DEFAULT_LIMIT);
    }

    @Test
    void readsImagesAndLabelsPlainOrCompressed() throws IOException {
        for (boolean compressed : new boolean[] {false, true}) {
            Dataset data = Idx.read(file("images", compressed ? gzip(IMAGES) : IMAGES),
                    file("labels", compressed ? gzip(LABELS) : LABELS));
            assertEquals(2, data.size());
            assertEquals(List.of(new Field("input", 6), new Field("label", 1)), data.fields());
            float[] image = new float[6];
            data.copy(0, 0, image, 0);
            assertArrayEquals(new float[] {250, 251, 252, 253, 254, 255}, image);
            assertEquals(9, data.value(1, 1, 0));
        }
    }

    @Test
    void readsAllTypes() throws IOException {
        int[] one = {2};
        assertReads(-1, 127, idx(0x09, one, b -> b.put((byte) -1).put((byte) 127)));
        assertReads(-2, 300, idx(0x0B, one, b -> b.putShort((short) -2).putShort((short) 300)));
        assertReads(-70000, 1 << 24, idx(0x0C, one, b -> b.putInt(-70000).putInt(1 << 24)));
        assertReads(0.1f, -3, idx(0x0D, one, b -> b.putFloat(0.1f).putFloat(-3)));
        assertReads(0.1f, -3, idx(0x0E, one, b -> b.putDouble(0.1).putDouble(-3)));
    }

    private void assertReads(float first, float second, byte[] bytes) throws IOException {
        assertArrayEquals(new float[] {first, second}, array(bytes).toArray());
    }

    @Test
    void refusesNumbersThatFloatsDoNotHold() throws IOException {
        Path file = folder.resolve("a.idx");
        String expected = ", expected a finite number, and a whole one of at most 2^24, which floats hold";
        assertFails(file + ", byte 12: found 1.6777217E7" + expected,
                () -> array(idx(0x0C, new int[] {2}, b -> b.putInt(0).putInt((1 << 24) + 1))));
        assertFails(file + ", byte 8: found NaN" + expected,
                () -> array(idx(0x0D, new int[] {1}, b -> b.putFloat(Float.NaN))));
        assertFails(file + ", byte 8: found 1.0E39" + expected,
                () -> array(idx(0x0E, new int[] {1}, b -> b.putDouble(1e39))));
    }

    @Test
    void everyTruncationIsNamed() throws IOException {
        for (int length = 0; length < IMAGES.length; length++) {
            byte[] part = Arrays.copyOf(IMAGES, length);
            String plain = assertThrows(DataException.class, () -> array(part)).getMessage();
            String compressed = assertThrows(DataException.class, () -> array(gzip(part))).getMessage();
            assertTrue(plain.contains(", byte "), plain);
            assertTrue(compressed.contains(", byte " + length + ": found the end of the file"), compressed);
        }
        byte[] whole = gzip(IMAGES);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(DataException.class, () -> array(part));
        }
    }

    @Test
    void damagedCompressionIsNamed() throws IOException {
        byte[] damaged = gzip(IMAGES);
        damaged[damaged.length - 6] ^= 1;
        String message = assertThrows(DataException.class, () -> array(damaged)).getMessage();
        assertTrue(message.startsWith(folder.resolve("a.idx").toString()), message);
        assertTrue(message.lines().count() == 1, message);
    }

    @Test
    void refusesWhatIsNoIdx() throws IOException {
        Path file = folder.resolve("a.idx");
        String expected = ", expected the start of an IDX file, such as 0x00000803 for images or 0x00000801 for labels";
        assertFails(file + ", byte 0: found 0x89504E47" + expected,
                () -> array(new byte[] {(byte) 0x89, 'P', 'N', 'G'}));
        assertFails(file + ", byte 0: found 0x00000A01" + expected,
                () -> array(idx(0x0A, new int[] {1}, b -> b.put((byte) 0))));
        assertFails(file + ", byte 0: found 0x00000800" + expected, () -> array(idx(0x08, new int[0], b -> {})));
        Path missing = folder.resolve("none");
        assertFails(missing + ": found no file, expected an IDX file", () -> Idx.array(missing, 1));
    }

    @Test
    void believesNoHeaderThatPromisesTooMuch() throws IOException {
        Path file = folder.resolve("a.idx");
        assertFails(file + ", byte 4: found sizes [1000000000] that need 1000000008 bytes, "
                        + "expected 9, the file's length",
                () -> array(idx(0x08, new int[] {1_000_000_000}, b -> b.put((byte) 0))));
        assertFails(file + ", byte 4: found sizes [65536, 65536, 65536, 65536], expected at most 2147483639 values",
                () -> array(idx(0x08, new int[] {65536, 65536, 65536, 65536}, b -> {})));
        assertFails(file + ", byte 8: found size 4294967295 of axis 1, expected 1 to 2147483647",
                () -> array(idx(0x08, new int[] {1, -1}, b -> {})));
        assertFails(file + ", byte 9: found the end of the file, expected 1000000000 values",
                () -> array(gzip(idx(0x08, new int[] {1_000_000_000}, b -> b.put((byte) 0)))));
    }

    @Test
    void refusesMoreThanTheLimit() throws IOException {
        Path file = file("a.idx", gzip(IMAGES));
        assertEquals(12, Idx.array(file, 28).toArray().length);
        assertFails(file + ", byte 4: found sizes [2, 2, 3] that need 28 bytes, expected at most the limit of 27",
                () -> Idx.array(file, 27));
    }

    @Test
    void refusesBytesBehindTheValues() throws IOException {
        Path file = folder.resolve("a.idx");
        byte[] longer = Arrays.copyOf(IMAGES, IMAGES.length + 1);
        assertFails(file + ", byte 4: found sizes [2, 2, 3] that need 28 bytes, expected 29, the file's length",
                () -> array(longer));
        assertFails(file + ", byte 28: found more bytes, expected the end of the file after 12 values",
                () -> array(gzip(longer)));
    }

    @Test
    void labelsMustBeAsManyAsImagesAndOfAClass() throws IOException {
        Path images = file("images", IMAGES);
        Path three = file("three", idx(0x08, new int[] {3}, b -> b.put(new byte[3])));
        assertFails(three + ": found 3 labels, expected 2 as there are samples in " + images,
                () -> Idx.read(images, three));
        Path labels = file("labels", LABELS);
        assertFails(labels + ", sample 1 (byte 9): found 9, expected an integer from 0 to 8",
                () -> Idx.read(images, labels).requireClasses(1, 9));
    }

    @Test
    void readsMoreThanOneChunk() throws IOException {
        byte[] large = ByteBuffer.allocate(8 + 4 * 50_000).putInt(0x0C01).putInt(50_000).array();
        for (int i = 0; i < 50_000; i++) {
            ByteBuffer.wrap(large).putInt(8 + 4 * i, i);
        }
        float[] expected = new float[50_000];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = i;
        }
        assertArrayEquals(expected, array(large).toArray());
        assertArrayEquals(expected, array(gzip(large)).toArray());
    }
}
