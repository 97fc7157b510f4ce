package cortado.runtime.data;

import cortado.runtime.io.FileFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads CIFAR-10 in its binary form: 32 by 32 pictures of ten kinds, each a byte for its class and 1024 bytes each for
 * red, green and blue, row by row (<a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky: Learning multiple
 * layers of features from tiny images, 2009</a>). Pixels become {@code [3, 32, 32]} floats from 0 to 1.
 */
public final class Cifar10 {
    /** The classes in the order of their numbers. */
    public static final List<String> CLASSES = List.of(
            "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    /** Floats of a picture: 3 channels of 32 by 32. */
    public static final int SIZE = 3 * 32 * 32;

    private static final int RECORD = 1 + SIZE;
    private static final List<String> TRAIN =
            IntStream.rangeClosed(1, 5).mapToObj(number -> "data_batch_" + number + ".bin").toList();
    private static final String TEST = "test_batch.bin";

    private Cifar10() {}

    /** Whether a folder looks like CIFAR-10's: it has the first of the files. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(TRAIN.getFirst()));
    }

    /**
     * Reads the 50,000 training pictures of a folder, {@code data_batch_1.bin} to {@code data_batch_5.bin}.
     *
     * @throws DataException as {@link #files} does
     */
    public static Dataset train(Path folder) {
        return files(TRAIN.stream().map(folder::resolve).toList());
    }

    /**
     * Reads the 10,000 test pictures of a folder, {@code test_batch.bin}.
     *
     * @throws DataException as {@link #files} does
     */
    public static Dataset test(Path folder) {
        return files(List.of(folder.resolve(TEST)));
    }

    /**
     * Reads pictures as the input {@code input} and their classes as the target {@code label}.
     *
     * @throws DataException in one line with the file and the byte: no such file, not a whole number of pictures, a
     *     class above 9
     */
    public static Dataset files(List<Path> files) {
        List<Integer> counts = files.stream().map(Cifar10::count).toList();
        int samples = counts.stream().reduce(0, Math::addExact);
        float[] pixels = new float[Math.multiplyExact(samples, SIZE)];
        float[] labels = new float[samples];
        int first = 0;
        for (int i = 0; i < files.size(); i++) {
            read(files.get(i), counts.get(i), pixels, labels, first);
            first += counts.get(i);
        }
        return new Dataset(List.of(new Field("input", SIZE), new Field("label", 1)), 1, new float[][] {pixels, labels},
                IntStream.range(0, samples).toArray(), (row, field, element) -> place(files, counts, row));
    }

    private static String place(List<Path> files, List<Integer> counts, int row) {
        int picture = row;
        int file = 0;
        while (picture >= counts.get(file)) {
            picture -= counts.get(file++);
        }
        return files.get(file) + ", picture " + picture + " (byte " + (long) picture * RECORD + ")";
    }

    private static int count(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataException(file + ": found " + (Files.exists(file) ? "something that is no file" : "no file")
                    + ", expected one of CIFAR-10 in binary form");
        }
        try {
            long bytes = Files.size(file);
            if (bytes == 0 || bytes % RECORD != 0) {
                throw new DataException(file + ": found " + bytes + " bytes, expected a multiple of " + RECORD
                        + ", as a picture has 1 + 3 * 32 * 32");
            }
            return Math.toIntExact(bytes / RECORD);
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static DataException unreadable(Path file, IOException failure) {
        return new DataException(file + ": cannot be read: " + FileFailure.reason(failure), failure);
    }

    private static void read(Path file, int count, float[] pixels, float[] labels, int first) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] record = new byte[RECORD];
            for (int i = 0; i < count; i++) {
                if (in.readNBytes(record, 0, RECORD) < RECORD) {
                    throw new DataException(
                            file + ": found the end of the file in picture " + i + ", expected " + count);
                }
                labels[first + i] = label(file, i, record[0]);
                for (int p = 0; p < SIZE; p++) {
                    pixels[(first + i) * SIZE + p] = (record[1 + p] & 0xFF) / 255f;
                }
            }
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static int label(Path file, int picture, int label) {
        if (label < 0 || label >= CLASSES.size()) {
            throw new DataException(file + ", byte " + (long) picture * RECORD + ": found " + (label & 0xFF)
                    + ", expected a class from 0 to " + (CLASSES.size() - 1));
        }
        return label;
    }
}
