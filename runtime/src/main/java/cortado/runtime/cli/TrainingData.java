package cortado.runtime.cli;

import cortado.runtime.Description;
import cortado.runtime.Task;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Field;
import cortado.runtime.data.Normalization;
import cortado.runtime.data.Split;
import java.util.List;
import java.util.Optional;

/**
 * What a run learns from, watches and is judged by, normalised alike.
 *
 * @param normalization fitted to the training data alone
 */
record TrainingData(
        Dataset train, Optional<Dataset> validation, Optional<Dataset> test, Normalization normalization) {
    /** Reads, divides and normalises the data that the options name; the seed draws the validation data. */
    static TrainingData read(Options options, Description description, long seed) {
        requireClassesOfCsv(options);
        requireRealTargets(options, description.task());
        DataFiles files = new DataFiles(options, description);
        Dataset train = files.read("--train", "--labels")
                .orElseThrow(() -> new IllegalArgumentException("--train FILE is missing; --help lists all options"));
        Optional<Dataset> validation = files.read("--validation", "--validation-labels");
        Optional<Dataset> test = files.read("--test", "--test-labels");
        return new TrainingData(train, validation, test, Normalization.none())
                .divideForTest(options)
                .divideForValidation(options, seed)
                .normalize(options);
    }

    private static void requireClassesOfCsv(Options options) {
        options.file("--train").filter(file -> options.has("--classes") && !file.toString().endsWith(".csv"))
                .ifPresent(file -> {
                    throw new IllegalArgumentException("--classes goes with CSV files, but --train is " + file);
                });
    }

    private static void requireRealTargets(Options options, Task task) {
        if ((task.isMultiClass() || task.isBinary()) && options.has("--normalize-target")) {
            throw new IllegalArgumentException("--normalize-target is for targets that are measured, but this network"
                    + " tells classes apart");
        }
    }

    private TrainingData divideForTest(Options options) {
        exclusive(options, "--split", "--test");
        return options.file("--split")
                .map(file -> Split.byFile(train, file))
                .map(split -> new TrainingData(split.train(), validation, Optional.of(split.test()), normalization))
                .orElse(this);
    }

    private TrainingData divideForValidation(Options options, long seed) {
        exclusive(options, "--validation-split", "--validation");
        return options.number("--validation-split")
                .map(share -> parts(share(share), seed))
                .map(split -> new TrainingData(split.train(), Optional.of(split.test()), test, normalization))
                .orElse(this);
    }

    private Split parts(double share, long seed) {
        Split split = Split.random(train, 1 - share, seed);
        if (split.train().size() == 0 || split.test().size() == 0) {
            throw new IllegalArgumentException("--validation-split is " + share + ", which divides the " + train.size()
                    + " samples into " + split.train().size() + " and " + split.test().size()
                    + ", expected at least one on both sides");
        }
        return split;
    }

    private static double share(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("--validation-split is " + share
                    + ", expected a share above 0 and below 1");
        }
        return share;
    }

    private TrainingData normalize(Options options) {
        exclusive(options, "--scale", "--normalize");
        Normalization inputs = options.number("--scale")
                .map(this::scale)
                .orElseGet(() -> fit("--normalize", options, train.inputs()));
        return apply(inputs.and(fit("--normalize-target", options, train.targets())));
    }

    private Normalization scale(double divisor) {
        if (!(divisor > 0) || Double.isInfinite(divisor)) {
            throw new IllegalArgumentException("--scale is " + divisor + ", expected a number above 0 to divide by");
        }
        return Normalization.divideBy(divisor, train);
    }

    private Normalization fit(String option, Options options, List<Field> fields) {
        String[] names = fields.stream().map(Field::name).toArray(String[]::new);
        String how = options.text(option).orElse("none");
        if (names.length == 0 || how.equals("none")) {
            return Normalization.none();
        }
        return switch (how) {
            case "standardize" -> Normalization.standardize(train, names);
            case "minmax" -> Normalization.minMax(train, names);
            default -> throw new IllegalArgumentException(
                    option + " is '" + how + "', expected standardize, minmax or none");
        };
    }

    private TrainingData apply(Normalization fitted) {
        return new TrainingData(
                fitted.apply(train), validation.map(fitted::apply), test.map(fitted::apply), fitted);
    }

    private static void exclusive(Options options, String one, String other) {
        if (options.has(one) && options.has(other)) {
            throw new IllegalArgumentException(one + " and " + other + " exclude each other: give one of them");
        }
    }
}
