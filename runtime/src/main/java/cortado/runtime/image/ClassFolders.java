package cortado.runtime.image;

import cortado.runtime.data.DataException;
import cortado.runtime.io.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder that holds one folder of images for each class. Hidden files are passed over. */
final class ClassFolders {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    private final Path root;

    ClassFolders(Path root) {
        this.root = root;
    }

    /** The names of the folders, sorted; there is at least one. */
    List<String> classes() {
        if (!Files.isDirectory(root)) {
            throw new DataException(root + ": found " + (Files.exists(root) ? "a file" : "nothing")
                    + ", expected a folder that holds a folder of images for each class");
        }
        List<String> names = entries(root).stream().filter(Files::isDirectory).map(ClassFolders::name).toList();
        if (names.isEmpty()) {
            throw new DataException(root + ": found no folders in it, expected a folder of images for each class");
        }
        return names;
    }

    /** The images of a class, sorted by name; none where it has no folder. */
    List<Path> images(String name) {
        Path folder = root.resolve(name);
        List<Path> images = Files.isDirectory(folder) ? entries(folder) : List.of();
        images.forEach(ClassFolders::requireImage);
        return images;
    }

    private static void requireImage(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(file) || ENDINGS.stream().noneMatch(name::endsWith)) {
            throw new DataException(file + ": found " + (Files.isDirectory(file) ? "a folder" : "a file")
                    + " among the images of a class, expected files whose names end in .png, .jpg or .jpeg: remove it");
        }
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            var entries = new ArrayList<>(found.filter(entry -> !name(entry).startsWith(".")).toList());
            entries.sort((a, b) -> name(a).compareTo(name(b)));
            return entries;
        } catch (IOException failure) {
            throw new DataException(folder + ": cannot be read: " + FileFailure.reason(failure), failure);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
