package cortado.examples;

import cortado.runtime.data.Csv;
import cortado.runtime.data.DataException;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Normalization;
import cortado.runtime.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tables in {@code examples/data}, each with its fixed division into training and test samples. */
public final class Tables {
    private static final Path FOLDER = Path.of("examples", "data");

    private Tables() {}

    /**
     * Returns a table as it is; the last column is the target.
     *
     * @param name of the file, such as {@code digits}
     */
    public static Split read(String name) {
        if (!Files.isDirectory(FOLDER)) {
            throw new DataException("found no folder " + FOLDER + " in " + Path.of("").toAbsolutePath()
                    + ", expected to be run in the top folder of the repository");
        }
        Dataset samples = Csv.file(FOLDER.resolve(name + ".csv")).read();
        return Split.byFile(samples, FOLDER.resolve(name + "_split.csv"));
    }

    /** Returns a table with fields, or all inputs, shifted to mean 0 and scaled to deviation 1 over the training samples. */
    public static Split standardized(String name, String... fields) {
        Split split = read(name);
        return split.normalized(Normalization.standardize(split.train(), fields));
    }
}
