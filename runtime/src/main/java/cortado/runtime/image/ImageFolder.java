package cortado.runtime.image;

import cortado.runtime.data.DataException;
import cortado.runtime.data.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads a folder that holds one folder of PNG or JPEG files for each class, such as {@code photos/cat/7.jpg}. Classes
 * are numbered in the order of their names; images are in the order of classes, then of their names. All are read, or
 * none.
 *
 * {@snippet :
 * ImageFormat format = ImageFormat.rgb(32, 32).resized();
 * List<String> classes = ImageFolder.classes(Path.of("photos/train"));
 * Dataset train = ImageFolder.read(Path.of("photos/train"), format, classes);
 * Dataset test = ImageFolder.read(Path.of("photos/test"), format, classes);
 * }
 */
public final class ImageFolder {
    private ImageFolder() {}

    /**
     * Returns the names of the classes: those of the folders, sorted.
     *
     * @throws DataException if there is no such folder, or none in it
     */
    public static List<String> classes(Path folder) {
        return new ClassFolders(folder).classes();
    }

    /**
     * Reads all images as the input {@code input} and the numbers of their classes as the target {@code label}.
     *
     * @throws DataException in one line with the file, as {@link ImageFormat#read} says; or if a class has no images,
     *     or anything but images
     */
    public static Dataset read(Path folder, ImageFormat format) {
        List<String> classes = classes(folder);
        for (String name : classes) {
            if (new ClassFolders(folder).images(name).isEmpty()) {
                throw new DataException(folder.resolve(name) + ": found no images in it, expected at least one of the"
                        + " class: remove the folder or fill it");
            }
        }
        return read(folder, format, classes);
    }

    /**
     * Reads images whose classes are numbered as in other data: a class may lack here, but none may be added.
     *
     * @param classes as {@link #classes} gave them for the data to learn from
     * @throws DataException also if there is a folder of another name
     */
    public static Dataset read(Path folder, ImageFormat format, List<String> classes) {
        ClassFolders folders = new ClassFolders(folder);
        requireKnown(folder, folders.classes(), classes);
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path image : folders.images(classes.get(label))) {
                files.add(image);
                labels.add(label);
            }
        }
        return read(folder, files, labels, format);
    }

    private static void requireKnown(Path folder, List<String> found, List<String> classes) {
        var unknown = new TreeSet<>(found);
        unknown.removeAll(classes);
        if (!unknown.isEmpty()) {
            throw new DataException(folder.resolve(unknown.first()) + ": found a folder of an unknown class, expected"
                    + " one of " + classes);
        }
    }

    private static Dataset read(Path folder, List<Path> files, List<Integer> labels, ImageFormat format) {
        if ((long) files.size() * format.size() > Integer.MAX_VALUE - 8) {
            throw new DataException(folder + ": found " + files.size() + " images of " + format.channels() + " * "
                    + format.height() + " * " + format.width() + " = " + format.size() + " values, expected at most "
                    + (Integer.MAX_VALUE - 8) / format.size() + ", which fit an array: take fewer or smaller ones");
        }
        float[] targets = new float[files.size()];
        for (int sample = 0; sample < targets.length; sample++) {
            targets[sample] = labels.get(sample);
        }
        return Dataset.builder()
                .input("input", format.size(), targets.length, (i, values, at) -> format.read(files.get(i), values, at))
                .target("label", 1, targets)
                .origin((sample, field, element) -> files.get(sample).toString())
                .build();
    }
}
