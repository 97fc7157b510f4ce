package cortado.runtime.cli;

import cortado.runtime.Description;
import cortado.runtime.data.Csv;
import cortado.runtime.data.DataException;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Idx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the data files that options name. */
final class DataFiles {
    private final Options options;
    private final ImageData images;

    DataFiles(Options options, Description description) {
        this.options = options;
        images = new ImageData(options, description);
    }

    /** Returns the samples of a file or folder; empty if the option was not given. */
    Optional<Dataset> read(String option, String labelsOption) {
        Optional<Path> labels = options.file(labelsOption);
        if (labels.isPresent() && !options.has(option)) {
            throw new IllegalArgumentException(labelsOption + " " + labels.get() + " needs " + option + " FILE");
        }
        return options.file(option).map(file -> Files.isDirectory(file)
                ? folder(option, file, labels, labelsOption)
                : read(file, labels, labelsOption));
    }

    private Dataset folder(String option, Path folder, Optional<Path> labels, String labelsOption) {
        if (labels.isPresent()) {
            throw new IllegalArgumentException(labelsOption + " goes with samples in IDX format, but " + folder
                    + " is a folder, whose folders are the labels");
        }
        return images.read(option, folder);
    }

    private Dataset read(Path file, Optional<Path> labels, String labelsOption) {
        boolean csv = file.toString().endsWith(".csv");
        if (csv && labels.isPresent()) {
            throw new IllegalArgumentException(labelsOption + " goes with samples in IDX format, but " + file
                    + " is a CSV file: name its target by --target");
        }
        return csv ? csv(file) : Idx.read(file, labels.orElseThrow(() -> new DataException(
                file + " does not end in .csv: samples in IDX format need " + labelsOption + " FILE")));
    }

    private Dataset csv(Path file) {
        Csv csv = Csv.file(file).classes(options.classes().toArray(String[]::new));
        for (String input : options.texts("--input")) {
            csv = csv.input(name(input, "input"), columns(input));
        }
        List<String> targets = options.texts("--target");
        if (targets.size() == 1 && !targets.getFirst().contains("=")) {
            return csv.target(columns(targets.getFirst())).read();
        }
        csv = targets.isEmpty() ? csv : csv.withoutTarget();
        for (String target : targets) {
            csv = csv.addTarget(name(target, "target"), columns(target));
        }
        return csv.read();
    }

    private static String name(String field, String otherwise) {
        int equals = field.indexOf('=');
        return equals < 0 ? otherwise : field.substring(0, equals);
    }

    private static String[] columns(String field) {
        return field.substring(field.indexOf('=') + 1).split(",");
    }
}
