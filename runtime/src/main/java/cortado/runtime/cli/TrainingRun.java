package cortado.runtime.cli;

import cortado.runtime.Description;
import cortado.runtime.Model;
import cortado.runtime.Task;
import cortado.runtime.Trainer;
import cortado.runtime.TrainerBuilder;
import cortado.runtime.check.GradientReport;
import cortado.runtime.data.Dataset;
import cortado.runtime.metrics.ConfusionMatrix;
import cortado.runtime.training.Feed;
import cortado.runtime.training.Score;
import cortado.runtime.training.TaskMetrics;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One run of a trainer from the command line. All that a user can get wrong is found before training begins. */
final class TrainingRun<T extends Trainer<?>> {
    /** Samples that gradients are checked on. */
    private static final int CHECKED = 16;

    private final TrainerBuilder<T, ?> builder;
    private final Description description;
    private final Options options;
    private final PrintStream out;

    TrainingRun(TrainerBuilder<T, ?> builder, Options options, PrintStream out) {
        this.builder = builder;
        this.description = builder.description();
        this.options = options;
        this.out = out;
    }

    /** Returns the exit code. */
    int run() {
        options.apply(builder);
        if (options.has("--summary") && !options.has("--train")) {
            out.print(builder.build().summary());
            return TrainerCommand.OK;
        }
        TrainingData data = TrainingData.read(options, description, builder.options().seed());
        check(data);
        if (!options.has("--quiet")) {
            builder.listener(Progress.on(out, description.name()));
        }
        T trainer = builder.build();
        if (options.has("--summary")) {
            out.print(trainer.summary());
        }
        return options.has("--check-gradients") ? checkGradients(trainer, data.train()) : train(trainer, data);
    }

    private void check(TrainingData data) {
        new Feed(description, data.train());
        data.validation().ifPresent(validation -> new Feed(description, validation));
        data.test().ifPresent(test -> new Feed(description, test));
        if (options.has("--early-stopping") && data.validation().isEmpty()) {
            throw new IllegalArgumentException("--early-stopping needs --validation FILE or --validation-split SHARE");
        }
        if (options.has("--confusion") && (data.test().isEmpty() || TaskMetrics.confusion(description).isEmpty())) {
            throw new IllegalArgumentException(
                    "--confusion needs a network that tells classes apart, and --test FILE or --split FILE");
        }
        options.file("--save").ifPresent(TrainingRun::requireWritable);
        options.file("--checkpoint").filter(Files::exists).filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new IllegalArgumentException("--checkpoint " + path + " is a file, expected a folder");
        });
    }

    private static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("--save " + file
                    + ": cannot be written, expected a file in a folder that exists");
        }
    }

    private int checkGradients(T trainer, Dataset train) {
        GradientReport report = trainer.checkGradients(train.slice(0, Math.min(CHECKED, train.size())));
        out.print(report);
        return report.passed() ? TrainerCommand.OK : TrainerCommand.FAILED;
    }

    private int train(T trainer, TrainingData data) {
        // The folder that names the classes may be gone when training ends.
        Map<String, String> notes = notes(data);
        try (Termination termination = new Termination(trainer)) {
            data.validation().ifPresentOrElse(
                    validation -> trainer.fit(data.train(), validation), () -> trainer.fit(data.train()));
            if (termination.requested()) {
                return TrainerCommand.FAILED;
            }
        }
        options.file("--save").ifPresent(file -> save(trainer.model(), file, notes));
        if (data.test().isPresent()) {
            confusion(trainer, data.test().get());
            out.println(line("test", trainer.score(data.test().get())));
        } else if (data.validation().isPresent()) {
            out.println(line("validation", trainer.score(data.validation().get())));
        } else if (options.has("--quiet")) {
            out.println(line("training", trainer.score(data.train())));
        }
        return TrainerCommand.OK;
    }

    private void confusion(T trainer, Dataset test) {
        if (options.has("--confusion")) {
            ConfusionMatrix matrix = TaskMetrics.confusion(description).orElseThrow();
            trainer.score(test, matrix);
            out.println(matrix);
        }
    }

    /** What a saved model needs beside its parameters. */
    private Map<String, String> notes(TrainingData data) {
        Map<String, String> notes = new TreeMap<>(data.normalization().toMetadata());
        List<String> classes = new ImageData(options, description).classes().orElseGet(options::classes);
        for (int label = 0; label < classes.size(); label++) {
            notes.put("class." + label, classes.get(label));
        }
        return notes;
    }

    private void save(Model model, Path file, Map<String, String> notes) {
        model.save(file, notes);
        if (!options.has("--quiet")) {
            out.println("saved " + file);
        }
    }

    private String line(String data, Score score) {
        Map<String, Double> metrics = score.metrics();
        if (description.task() == Task.REGRESSION) {
            return String.format(Locale.ROOT, "%s mean squared error %.6g", data, metrics.get("mse"));
        }
        return metrics.containsKey("accuracy")
                ? String.format(Locale.ROOT, "%s accuracy %.4f", data, metrics.get("accuracy"))
                : String.format(Locale.ROOT, "%s loss %.6g", data, score.loss());
    }
}
