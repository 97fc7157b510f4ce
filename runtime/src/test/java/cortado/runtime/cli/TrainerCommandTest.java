package cortado.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.ModelFile;
import cortado.runtime.data.Normalization;
import cortado.runtime.random.RandomKey;
import cortado.runtime.softmax.SoftmaxModel;
import cortado.runtime.softmax.SoftmaxTrainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerCommandTest {
    @TempDir
    Path folder;

    private Path train;
    private Path split;
    private String out;
    private String err;

    @BeforeEach
    void writeData() throws IOException {
        RandomKey key = RandomKey.of(1);
        List<String> rows = new ArrayList<>(List.of("a,b,c,class"));
        List<String> sets = new ArrayList<>(List.of("row,set"));
        for (int s = 0; s < 60; s++) {
            int sign = s % 2 == 0 ? 1 : -1;
            rows.add((sign * 20 + key.normal(2 * s)) + "," + key.normal(2 * s + 1) + ",7," + s % 2);
            sets.add(s + "," + (s < 40 ? "train" : "test"));
        }
        train = Files.write(folder.resolve("points.csv"), rows);
        split = Files.write(folder.resolve("split.csv"), sets);
    }

    private int run(String... args) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int code = TrainerCommand.run(
                SoftmaxTrainer.builder(), new PrintStream(outBytes, true), new PrintStream(errBytes, true), args);
        out = outBytes.toString();
        err = errBytes.toString();
        return code;
    }

    private void refused(String message, String... args) {
        String[] all = Stream.concat(Stream.of(args), Stream.of("--save", folder.resolve("m.safetensors").toString()))
                .toArray(String[]::new);
        assertEquals(TrainerCommand.USAGE, run(all), out + err);
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.contains(message), err);
        assertEquals("", out);
        assertTrue(Files.notExists(folder.resolve("m.safetensors")));
    }

    @Test
    void trainsAndReportsTheTestAccuracyLast() {
        assertEquals(0, run("--train", train.toString(), "--split", split.toString(), "--validation-split", "0.25",
                "--scale", "20", "--epochs", "3", "--optimizer", "sgd", "--lr", "0.5", "--momentum", "0.9"), err);
        List<String> lines = out.lines().toList();
        assertEquals(4, lines.size());
        assertTrue(lines.getFirst()
                .matches("epoch 1/3  loss \\S+  validation loss \\S+  validation accuracy \\S+  .* samples/s"), out);
        assertEquals("test accuracy 1.0000", lines.getLast());
        assertEquals("", err);
    }

    @Test
    void quietPrintsTheResultAlone() {
        assertEquals(0, run("--train", train.toString(), "--test", train.toString(), "--quiet"), err);
        assertTrue(out.matches("test accuracy [01]\\.\\d{4}\\R"), out);
    }

    @Test
    void printsTheConfusionMatrix() {
        assertEquals(0, run("--train", train.toString(), "--test", train.toString(), "--lr", "0.1", "--quiet",
                "--confusion"), err);
        assertTrue(out.lines().count() > 3, out);
        assertTrue(out.contains("30"), out);
        assertTrue(out.endsWith("test accuracy 1.0000\n"), out);
    }

    @Test
    void savesTheModelWithItsNormalization() {
        Path file = folder.resolve("m.safetensors");
        assertEquals(0, run("--train", train.toString(), "--split", split.toString(), "--normalize", "standardize",
                "--optimizer", "adam", "--lr", "0.1", "--save", file.toString()), err);
        Normalization normalization = Normalization.fromMetadata(ModelFile.notes(file));
        float[] sample = {-20, 0, 7};
        normalization.apply("input", sample, 0);
        assertEquals(0, sample[2]);
        assertEquals(1, SoftmaxModel.load(file).predictClass(sample));
        assertTrue(out.contains("saved " + file), out);
    }

    @Test
    void equalOptionsGiveEqualModels() {
        Path one = folder.resolve("one.safetensors");
        Path two = folder.resolve("two.safetensors");
        run("--train", train.toString(), "--seed", "5", "--threads", "1", "--save", one.toString());
        run("--train", train.toString(), "--seed", "5", "--threads", "2", "--save", two.toString());
        assertArrayEquals(
                SoftmaxModel.load(one).variables().parameters(), SoftmaxModel.load(two).variables().parameters());
    }

    @Test
    void takesTheColumnsThatAreNamed() throws IOException {
        String data = write("class,skipped,a,b,c", "0,9,20,1,2", "1,9,-20,1,2");
        assertEquals(0, run("--train", data, "--input", "x=a,b,c", "--target", "label=class", "--epochs", "50", "--lr",
                "0.1", "--quiet"), err);
        assertEquals("training accuracy 1.0000\n", out);
        assertEquals(0, run("--train", data, "--input", "-3,3,c", "--target", "0", "--epochs", "50", "--lr", "0.1",
                "--quiet"), err);
        assertEquals("training accuracy 1.0000\n", out);
    }

    @Test
    void classesMayHaveNames() throws IOException {
        String data = write("a,b,c,kind", "20,1,2,yes", "-20,1,2,no");
        Path file = folder.resolve("m.safetensors");
        assertEquals(0, run("--train", data, "--classes", "no,yes", "--epochs", "50", "--lr", "0.1", "--quiet",
                "--save", file.toString()), err);
        assertEquals("training accuracy 1.0000\n", out);
        assertEquals(1, SoftmaxModel.load(file).predictClass(new float[] {20, 1, 2}));
        assertEquals("yes", ModelFile.notes(file).get("class.1"));
        Files.delete(file);
        refused("column 4 (kind): found 'yes', expected one of [no, maybe]", "--train", data, "--classes", "no,maybe");
        refused("need names that differ", "--train", data, "--classes", "no,,yes");
        refused("--classes goes with CSV files", "--train", folder.toString(), "--classes", "no,yes");
    }

    @Test
    void checksGradients() {
        assertEquals(0, run("--train", train.toString(), "--scale", "20", "--set", "scores.penalty=0.1",
                "--check-gradients"), err);
        assertTrue(out.endsWith("gradient check passed\n"), out);
    }

    @Test
    void printsASummaryWithoutData() {
        assertEquals(0, run("--summary"));
        assertTrue(out.contains("8 parameters"), out);
        assertTrue(out.contains("bytes for batches of 1 and 32: "), out);
        assertEquals(0, run("--summary", "--batch-size", "5", "--optimizer", "sgd"));
        assertTrue(out.contains("bytes for batches of 1 and 5: "), out);
        assertTrue(out.endsWith(", 0 of these for the optimizer\n"), out);
    }

    @Test
    void helpListsEveryOptionWithItsDefault() {
        assertEquals(0, run("--help"));
        for (String option : List.of(
                "--train", "--labels", "--validation", "--validation-split", "--test", "--split", "--target",
                "--scale", "--normalize", "--epochs", "--batch-size", "--optimizer", "--lr", "--momentum",
                "--weight-decay", "--set", "--clip-norm", "--seed", "--threads",
                "--save", "--early-stopping", "--check-gradients", "--summary", "--quiet")) {
            assertTrue(out.contains(option), option);
        }
        assertTrue(out.contains("scores.penalty"), out);
        assertTrue(out.contains("Default: 32."), out);
    }

    @Test
    void wrongOptionsAreRefused() {
        String data = train.toString();
        refused("--train FILE is missing");
        refused("unknown argument '--trian': did you mean '--train'?", "--trian", data);
        refused("unknown setting 'training'", "--train", data, "--set", "training=1");
        refused("--epochs", "--train", data, "--epochs", "many");
        refused("the number of epochs is at least 1, not 0", "--train", data, "--epochs", "0");
        refused("the batch size is at least 1, not -3", "--train", data, "--batch-size=-3");
        refused("unknown optimizer 'adma': did you mean 'adam'?", "--train", data, "--optimizer", "adma");
        refused("unknown setting of adam 'momentum'", "--train", data, "--momentum", "0.9");
        refused("expected a number such as 0.001", "--train", data, "--lr", "fast");
        refused("did you mean 'scores.penalty'?", "--train", data, "--set", "scores.penalti=1");
        refused("--set", "--train", data, "--set", "scores.penalty=high");
        refused("--normalize is 'zscore', expected standardize, minmax or none", "--train", data, "--normalize",
                "zscore");
        refused("--normalize-target is for targets that are measured", "--train", data, "--normalize-target",
                "minmax");
        refused("exclude each other", "--train", data, "--normalize", "minmax", "--scale", "2");
        refused("--scale is 0.0", "--train", data, "--scale", "0");
        refused("exclude each other", "--train", data, "--test", data, "--split", split.toString());
        refused("--validation-split is 1.5", "--train", data, "--validation-split", "1.5");
        refused("--validation-split is 1.0E-4, which divides the 60 samples into 60 and 0", "--train", data,
                "--validation-split", "1e-4");
        refused("--confusion needs", "--train", data, "--confusion");
        refused("--early-stopping needs --validation", "--train", data, "--early-stopping", "3");
        refused("--test-labels", "--train", data, "--test-labels", data);
        refused("the norm to clip gradients to", "--train", data, "--clip-norm=-1");
    }

    @Test
    void wrongDataIsRefused() throws IOException {
        refused("none.csv", "--train", folder.resolve("none.csv").toString());
        refused("need --labels FILE", "--train", split.resolveSibling("images.idx").toString());
        refused("line 3", "--train", write("a,b,c,class", "1,2,3,0", "1,2,3"));
        refused("'x', expected a", "--train", write("a,b,c,class", "1,2,3,0", "1,x,3,0"));
        refused("line 3, column 4 (class): found 2, expected a class from 0 to 1", "--train",
                write("a,b,c,class", "1,2,3,0", "1,1,3,2"));
        refused("NaN", "--train", write("a,b,c,class", "1,NaN,3,0", "1,1,3,1"));
        refused("found 2 values a sample", "--train", write("a,b,class", "1,3,0"));
        refused("weight", "--train", train.toString(), "--target", "weight");
        refused("expected a class from 0 to 1", "--train", train.toString(), "--test", write("a,b,c,class", "1,2,3,5"));
    }

    @Test
    void saveIsRefusedBeforeTraining() {
        String file = folder.resolve("no/m.safetensors").toString();
        assertEquals(TrainerCommand.USAGE, run("--train", train.toString(), "--save", file));
        assertTrue(err.contains("cannot be written"), err);
        assertEquals("", out);
    }

    @Test
    void aLossThatIsNotFiniteFails() {
        assertEquals(TrainerCommand.FAILED, run("--train", train.toString(), "--set", "scores.penalty=3e38", "--quiet",
                "--save", folder.resolve("m.safetensors").toString()));
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.contains("stopped before the update of step 1"), err);
        assertTrue(Files.notExists(folder.resolve("m.safetensors")));
    }

    private String write(String... lines) throws IOException {
        return Files.write(folder.resolve("data.csv"), List.of(lines)).toString();
    }
}
