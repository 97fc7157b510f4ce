package cortado.runtime.data;

import static cortado.runtime.data.DataFailures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
    @TempDir
    private Path folder;

    /** Pictures whose byte p is (p + label) mod 256. */
    private Path write(String name, int... labels) throws IOException {
        byte[] bytes = new byte[3073 * labels.length];
        for (int i = 0; i < bytes.length; i++) {
            int label = labels[i / 3073];
            bytes[i] = (byte) (i % 3073 == 0 ? label : i % 3073 - 1 + label);
        }
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void readsTheFilesOfAFolder() throws IOException {
        assertFalse(Cifar10.isIn(folder));
        for (int batch = 1; batch <= 5; batch++) {
            write("data_batch_" + batch + ".bin", batch, 9);
        }
        write("test_batch.bin", 7);
        assertTrue(Cifar10.isIn(folder));
        Dataset train = Cifar10.train(folder);
        assertEquals(List.of(new Field("input", 3072), new Field("label", 1)), train.fields());
        assertEquals(10, train.size());
        assertEquals(4, train.value(6, 1, 0));
        for (int p = 0; p < 3072; p++) {
            assertEquals(((p + 4) % 256) / 255f, train.value(6, 0, p));
        }
        assertEquals(folder.resolve("data_batch_4.bin") + ", picture 1 (byte 3073)", train.place(7, 0, 5));
        assertEquals(7, Cifar10.test(folder).value(0, 1, 0));
    }

    @Test
    void refusesWhatIsNotWhole() throws IOException {
        Path file = write("a.bin", 1, 2);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 3072, 3074, 6145}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertFails(file + ": found " + length
                    + " bytes, expected a multiple of 3073, as a picture has 1 + 3 * 32 * 32",
                    () -> Cifar10.files(List.of(file)));
        }
        Path none = folder.resolve("data_batch_1.bin");
        assertFails(none + ": found no file, expected one of CIFAR-10 in binary form", () -> Cifar10.train(folder));
    }

    @Test
    void refusesOtherClasses() throws IOException {
        Path file = write("a.bin", 3, 10);
        assertFails(file + ", byte 3073: found 10, expected a class from 0 to 9", () -> Cifar10.files(List.of(file)));
        write("a.bin", 255);
        assertFails(file + ", byte 0: found 255, expected a class from 0 to 9", () -> Cifar10.files(List.of(file)));
    }
}
