package cortado.runtime.cli;

import cortado.runtime.TrainerBuilder;
import cortado.runtime.TrainerOptions;
import cortado.runtime.augmentation.Transforms;
import cortado.runtime.optimizer.GradientClip;
import cortado.runtime.optimizer.Optimizer;
import cortado.runtime.optimizer.Optimizers;
import cortado.runtime.training.EarlyStopping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of a trainer's command line: their declaration, and what a user gave. */
final class Options {
    private final ParseResult given;

    Options(ParseResult given) {
        this.given = given;
    }

    /** Declares the options; defaults are the builder's. */
    static CommandSpec specification(TrainerBuilder<?, ?> builder) {
        TrainerOptions defaults = builder.options();
        CommandSpec spec = CommandSpec.create()
                .name(builder.description().name() + "Trainer");
        spec.usageMessage()
                .description("Trains " + builder.description().name() + " (" + builder.description().source() + ").")
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .width(110);
        data(spec);
        training(spec, defaults);
        settings(spec, builder);
        results(spec);
        return spec;
    }

    private static void data(CommandSpec spec) {
        file(spec, "--train",
                "Data to learn from: a CSV file; samples in IDX format (plain or gzipped) with --labels; or a folder"
                        + " that holds a folder of PNG or JPEG files for each class, or CIFAR-10's binary files.");
        file(spec, "--labels", "Labels of --train in IDX format.");
        file(spec, "--validation", "Data to watch while training.");
        file(spec, "--validation-labels", "Labels of --validation in IDX format.");
        option(spec, "--validation-split", Double.class, "SHARE",
                "Share of the training data to watch instead, above 0 and below 1.");
        file(spec, "--test", "Data to judge the trained network by.");
        file(spec, "--test-labels", "Labels of --test in IDX format.");
        file(spec, "--split", "CSV file with the columns row (from 0) and set (train or test) that divides --train.");
        columns(spec, "--input",
                "Columns of CSV files for one input, by names, or by numbers from 0 or from -1 backwards; once for each"
                        + " input of the network. Default: all columns that are no target.");
        columns(spec, "--target", "The same for a target. Default: the last column.");
        text(spec, "--classes", "NAME,NAME[,...]",
                "What stands for the classes 0, 1, ... in the target columns of CSV files. Default: their numbers.");
        flag(spec, "--resize", "Bring images of folders to the network's size.");
        text(spec, "--augment", "NAME[=X][,...]",
                "Change images at random while learning: " + String.join(", ", Transforms.names())
                        + ", such as flip=0.5,crop=4.");
        option(spec, "--scale", Double.class, "X",
                "Divide all inputs by this: 16 for the digits' pixels, 255 for bytes.");
        text(spec, "--normalize", "HOW",
                "Fit to the training inputs: standardize (mean 0, deviation 1), minmax (0 to 1) or none (default).");
        text(spec, "--normalize-target", "HOW",
                "The same for the targets of a regression. Losses are then in its units. Default: none.");
    }

    private static void training(CommandSpec spec, TrainerOptions defaults) {
        option(spec, "--epochs", Integer.class, "N",
                "How often all samples are seen. Default: " + defaults.epochs() + ".");
        option(spec, "--batch-size", Integer.class, "N", "Samples a step. Default: " + defaults.batchSize() + ".");
        text(spec, "--optimizer", "NAME", "One of " + String.join(", ", Optimizers.names()) + ". Default: adam.");
        text(spec, "--lr", "RATE", "Learning rate. Default: 0.001 for adam and adamw, 0.01 for sgd.");
        text(spec, "--momentum", "SHARE", "Share of the velocity that sgd keeps, from 0 to below 1. Default: 0.");
        flag(spec, "--nesterov", "Let sgd look ahead by its momentum.");
        text(spec, "--weight-decay", "X", "Weight decay. Default: 0, for adamw 0.01.");
        option(spec, "--clip-norm", Double.class, "X", "Greatest norm of all gradients together. Default: no limit.");
        option(spec, "--early-stopping", Integer.class, "N",
                "Stop after more than N epochs without a better validation loss, and keep the best. Default: never.");
        option(spec, "--seed", Long.class, "N",
                "Decides first values, order of samples and dropped units. Default: " + defaults.seed() + ".");
        flag(spec, "--no-shuffle", "Take the samples in the order of the data.");
        option(spec, "--threads", Integer.class, "N",
                "The most threads; results do not depend on it. Default: the number of processors, "
                        + defaults.threads() + " here.");
    }

    private static void settings(CommandSpec spec, TrainerBuilder<?, ?> builder) {
        String known = builder.description().userSettings().stream()
                .map(setting -> setting.key() + " (" + setting.comment() + ", default " + setting.initial() + ")")
                .collect(Collectors.joining(", "));
        spec.addOption(OptionSpec.builder("--set")
                .paramLabel("KEY=VALUE")
                .type(Map.class)
                .auxiliaryTypes(String.class, Double.class)
                .description("Change a number of the network"
                        + (known.isEmpty() ? ". This one has none." : ": " + known + "."))
                .build());
    }

    private static void results(CommandSpec spec) {
        file(spec, "--save", "Write the trained model to this safetensors file.");
        option(spec, "--checkpoint", Path.class, "FOLDER",
                "Save training here after each epoch and when terminated, and go on from what is here.");
        flag(spec, "--confusion", "Print the confusion matrix of the test data, with precision and recall.");
        flag(spec, "--check-gradients", "Check the gradients on the first samples instead of training.");
        flag(spec, "--summary", "Print layers, parameters, operations and bytes.");
        flag(spec, "--quiet", "Print the result alone.");
        spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this.").build());
    }

    private static void columns(CommandSpec spec, String name, String description) {
        spec.addOption(OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("[NAME=]COLUMN[,COLUMN...]")
                .hideParamSyntax(true)
                .description(description)
                .build());
    }

    private static void file(CommandSpec spec, String name, String description) {
        option(spec, name, Path.class, "FILE", description);
    }

    private static void text(CommandSpec spec, String name, String label, String description) {
        option(spec, name, String.class, label, description);
    }

    private static void option(CommandSpec spec, String name, Class<?> type, String label, String description) {
        spec.addOption(OptionSpec.builder(name).type(type).paramLabel(label).description(description).build());
    }

    private static void flag(CommandSpec spec, String name, String description) {
        spec.addOption(OptionSpec.builder(name).description(description).build());
    }

    /** Whether an option was given. */
    boolean has(String name) {
        return given.hasMatchedOption(name);
    }

    /** Returns a file if it was given. */
    Optional<Path> file(String name) {
        return value(name);
    }

    /** Returns a text if it was given. */
    Optional<String> text(String name) {
        return value(name);
    }

    /** Returns a number with a fraction if it was given. */
    Optional<Double> number(String name) {
        return value(name);
    }

    /** Returns the texts of an option that may be given several times. */
    List<String> texts(String name) {
        return this.<List<String>>value(name).orElse(List.of());
    }

    /** Returns the names of the classes in CSV files, none if numbers stand there. */
    List<String> classes() {
        return text("--classes").map(names -> List.of(names.split(",", -1))).orElse(List.of());
    }

    private <V> Optional<V> value(String name) {
        return Optional.ofNullable(given.matchedOptionValue(name, null));
    }

    /**
     * Hands what was given to a builder. Throws IllegalArgumentException, in one line, for values that make no sense.
     */
    void apply(TrainerBuilder<?, ?> builder) {
        this.<Integer>value("--epochs").ifPresent(builder::epochs);
        this.<Integer>value("--batch-size").ifPresent(builder::batchSize);
        this.<Long>value("--seed").ifPresent(builder::seed);
        this.<Integer>value("--threads").ifPresent(builder::threads);
        this.<Map<String, Double>>value("--set").ifPresent(settings -> settings.forEach(builder::setting));
        number("--clip-norm").map(GradientClip::byNorm).ifPresent(builder::clip);
        this.<Integer>value("--early-stopping")
                .map(epochs -> EarlyStopping.onValidationLoss().withPatience(epochs))
                .ifPresent(builder::earlyStopping);
        file("--checkpoint").ifPresent(builder::checkpoints);
        text("--augment").map(Transforms::parse).ifPresent(builder::augmentation);
        if (has("--no-shuffle")) {
            builder.shuffle(false);
        }
        optimizer().ifPresent(builder::optimizer);
    }

    /** Empty if nothing was said about it: the builder's own then applies. */
    private Optional<Optimizer> optimizer() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : new String[] {"lr", "momentum", "weight-decay"}) {
            text("--" + name).ifPresent(text -> settings.put(name, text));
        }
        if (has("--nesterov")) {
            settings.put("nesterov", "true");
        }
        return has("--optimizer") || !settings.isEmpty()
                ? Optional.of(Optimizers.parse(text("--optimizer").orElse("adam"), settings))
                : Optional.empty();
    }
}
