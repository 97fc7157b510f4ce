package cortado.examples.convolution;

import cortado.runtime.Variable;
import cortado.runtime.Variables;
import cortado.runtime.image.ImageFormat;
import cortado.runtime.image.ImageGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the examples draw, as PNG files in {@code target/pictures}. */
final class Pictures {
    private static final Path FOLDER = Path.of("target", "pictures");
    /** Pixels that show one weight, each way. */
    private static final int ENLARGED = 16;

    private Pictures() {}

    /** Draws a first layer's filters side by side, each from its smallest weight, black, to its largest, white. */
    static Path filters(String name, Variables variables, String key) throws IOException {
        Variable weight = variables.description().variables().stream()
                .filter(variable -> variable.key().equals(key))
                .findFirst()
                .orElseThrow();
        List<Integer> shape = weight.shape();
        ImageFormat format = ImageFormat.of(shape.get(1), shape.get(2), shape.get(3));
        ImageGrid grid = ImageGrid.of(format, Math.min(8, shape.get(0))).enlarged(ENLARGED);
        float[] weights = variables.get(key);
        for (int filter = 0; filter < shape.get(0); filter++) {
            grid.addStretched(Arrays.copyOfRange(weights, filter * format.size(), (filter + 1) * format.size()));
        }
        return write(name, grid);
    }

    /** Writes a picture and returns its file. */
    static Path write(String name, ImageGrid grid) throws IOException {
        Path file = Files.createDirectories(FOLDER).resolve(name + ".png");
        grid.write(file);
        return file;
    }
}
