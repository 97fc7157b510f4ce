package cortado.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.ModelFile;
import cortado.runtime.TrainerBuilder;
import cortado.runtime.softmax.PictureTrainer;
import cortado.runtime.softmax.SoftmaxTrainer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of images on the command line; the network takes one row of three gray pixels. */
class ImageCommandTest {
    @TempDir
    Path folder;

    private String out;
    private String err;

    @BeforeEach
    void writeImages() throws IOException {
        for (int i = 0; i < 20; i++) {
            write("train/rising/" + i + ".png", 3, 5 * i, 100, 250 - i);
            write("train/falling/" + i + ".png", 3, 250 - i, 100, 5 * i);
        }
        write("test/rising/0.png", 3, 10, 128, 200);
    }

    private void write(String name, int width, int... grays) throws IOException {
        BufferedImage image = new BufferedImage(width, 1, BufferedImage.TYPE_BYTE_GRAY);
        for (int j = 0; j < width; j++) {
            image.getRaster().setSample(j, 0, 0, grays[j * grays.length / width]);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private int run(TrainerBuilder<?, ?> builder, String... args) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int code = TrainerCommand.run(builder, new PrintStream(outBytes, true), new PrintStream(errBytes, true), args);
        out = outBytes.toString();
        err = errBytes.toString();
        return code;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void learnsFromFolders() {
        assertEquals(0, run(new PictureTrainer.Builder(), "--train", path("train"), "--test", path("test"), "--lr",
                "0.1", "--augment", "brightness=0.1", "--save", path("m.safetensors"), "--quiet"), err);
        assertEquals("test accuracy 1.0000\n", out);
        assertEquals("falling", ModelFile.notes(folder.resolve("m.safetensors")).get("class.0"));
        assertEquals("rising", ModelFile.notes(folder.resolve("m.safetensors")).get("class.1"));
    }

    @Test
    void resizesOnRequest() throws IOException {
        write("train/rising/wide.png", 6, 0, 100, 200);
        var pictures = new PictureTrainer.Builder();
        refused(pictures, "wide.png: found 1 by 6 pixels, expected 1 by 3", "--train", path("train"));
        assertEquals(0, run(new PictureTrainer.Builder(), "--train", path("train"), "--resize", "--quiet"), err);
    }

    @Test
    void mistakesAreNamed() throws IOException {
        var pictures = new PictureTrainer.Builder();
        refused(SoftmaxTrainer.builder(), "the inputs of Softmax are [x [3]], expected one of [channels, height, width]"
                + " with 1 channel or 3", "--train", path("train"));
        refused(pictures, "goes with samples in IDX format", "--train", path("train"), "--labels", path("test"));
        refused(pictures, "unknown transform 'flipp': did you mean 'flip'?", "--train", path("train"), "--augment",
                "flipp=1");
        refused(pictures, "'shift=x' has no number", "--train", path("train"), "--augment", "flip,shift=x");
        refused(pictures, "a shift is by whole pixels, not 1.5", "--train", path("train"), "--augment", "shift=1.5");
        Path table = Files.write(folder.resolve("a.csv"), List.of("a,b,c,class", "1,2,3,0"));
        refused(SoftmaxTrainer.builder(), "found no image to augment among the inputs of Softmax", "--train",
                table.toString(), "--augment", "flip");
        write("test/level/0.png", 3, 1, 1, 1);
        refused(pictures, "level: found a folder of an unknown class, expected one of [falling, rising]", "--train",
                path("train"), "--test", path("test"));
        write("train/x/0.png", 3, 1, 1, 1);
        refused(pictures, "0.png: found 2, expected a class from 0 to 1", "--train", path("train"));
    }

    private void refused(TrainerBuilder<?, ?> builder, String message, String... args) {
        String[] all = Stream.concat(Stream.of(args), Stream.of("--save", path("never.safetensors")))
                .toArray(String[]::new);
        assertEquals(TrainerCommand.USAGE, run(builder, all), err);
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.contains(message), err);
        assertTrue(Files.notExists(folder.resolve("never.safetensors")));
    }
}
