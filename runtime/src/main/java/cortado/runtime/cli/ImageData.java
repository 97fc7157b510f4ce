package cortado.runtime.cli;

import cortado.runtime.Description;
import cortado.runtime.Port;
import cortado.runtime.data.Cifar10;
import cortado.runtime.data.DataException;
import cortado.runtime.data.Dataset;
import cortado.runtime.image.ImageFolder;
import cortado.runtime.image.ImageFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads folders of images: one folder a class, or CIFAR-10's files. */
final class ImageData {
    private final Options options;
    private final Description description;

    ImageData(Options options, Description description) {
        this.options = options;
        this.description = description;
    }

    /** Returns the images of a folder that an option names. */
    Dataset read(String option, Path folder) {
        if (Cifar10.isIn(folder)) {
            return option.equals("--train") ? Cifar10.train(folder) : Cifar10.test(folder);
        }
        return option.equals("--train")
                ? ImageFolder.read(folder, format(folder))
                : ImageFolder.read(folder, format(folder), classes().orElseGet(() -> ImageFolder.classes(folder)));
    }

    /** Returns the names of the classes that are learned, if {@code --train} is a folder. */
    Optional<List<String>> classes() {
        return options.file("--train").filter(Files::isDirectory).map(ImageData::classes);
    }

    private static List<String> classes(Path folder) {
        return Cifar10.isIn(folder) ? Cifar10.CLASSES : ImageFolder.classes(folder);
    }

    /** What the network's only input takes. */
    private ImageFormat format(Path folder) {
        List<Port> inputs = description.inputs();
        List<Integer> shape = inputs.getFirst().shape();
        boolean image = inputs.size() == 1 && shape.size() == 3 && (shape.get(0) == 1 || shape.get(0) == 3);
        if (!image) {
            throw new DataException(folder + " is a folder, of images therefore, but the inputs of "
                    + description.name() + " are " + inputs.stream().map(port -> port.name() + " " + port.shape()).toList()
                    + ", expected one of [channels, height, width] with 1 channel or 3");
        }
        ImageFormat format = ImageFormat.of(shape.get(0), shape.get(1), shape.get(2));
        return options.has("--resize") ? format.resized() : format;
    }
}
