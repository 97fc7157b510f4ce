package cortado.examples.mlp;

import cortado.examples.DataOption;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Idx;
import cortado.runtime.data.Normalization;
import cortado.runtime.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fashion-MNIST: 60,000 pictures of clothes to learn from and 10,000 to judge by, in four gzipped IDX files. */
public final class FashionData {
    /** Where Debian's package {@code dataset-fashion-mnist} puts them. */
    public static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");

    private FashionData() {}

    /**
     * Returns the pictures of the folder after {@code --data}, or of {@link #FOLDER}; ends the program if there are none.
     *
     * @param program what the program does
     */
    public static Split given(String program, String... args) {
        Path folder = DataOption.folder(program, "Folder of Fashion-MNIST's files (" + FOLDER + ").", args).orElse(FOLDER);
        if (!present(folder)) {
            System.err.println("found no Fashion-MNIST in " + folder + ", expected train-images-idx3-ubyte.gz and the rest:"
                    + " install Debian's package dataset-fashion-mnist, or name their folder by --data DIR");
            System.exit(2);
        }
        return read(folder);
    }

    /** Whether the folder has the pictures. */
    public static boolean present(Path folder) {
        return Files.exists(folder.resolve("train-images-idx3-ubyte.gz"));
    }

    /** Returns the pixels, bytes in the files, between 0 and 1. */
    public static Split read(Path folder) {
        Split split = new Split(read(folder, "train"), read(folder, "t10k"));
        return split.normalized(Normalization.divideBy(255, split.train()));
    }

    private static Dataset read(Path folder, String part) {
        return Idx.read(
                folder.resolve(part + "-images-idx3-ubyte.gz"), folder.resolve(part + "-labels-idx1-ubyte.gz"));
    }
}
