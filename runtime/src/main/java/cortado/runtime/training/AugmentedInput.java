package cortado.runtime.training;

import cortado.runtime.Description;
import cortado.runtime.Port;
import cortado.runtime.augmentation.Augmentation;
import cortado.runtime.augmentation.AugmentationException;
import cortado.runtime.augmentation.Image;
import cortado.runtime.data.Batches;
import cortado.runtime.data.Dataset;
import cortado.runtime.random.RandomKey;
import cortado.runtime.random.RandomSequence;
import cortado.runtime.random.Stream;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Copies the images of batches and changes each as the seed, its epoch and its number decide. */
final class AugmentedInput implements Prefetch.Source {
    private final Dataset data;
    private final int field;
    private final Augmentation augmentation;
    private final Image image;
    private final RandomSequence random = new RandomSequence(0);
    private final long key;

    /** Changes a field of a data set that has the shape of a port. */
    AugmentedInput(Port port, Dataset data, int field, Augmentation augmentation, long seed) {
        this.data = data;
        this.field = field;
        this.augmentation = augmentation;
        image = new Image(port.shape().get(0), port.shape().get(1), port.shape().get(2));
        key = RandomKey.of(seed).with(Stream.AUGMENTATION).value();
    }

    /**
     * Returns the number of the input that an augmentation changes.
     *
     * @throws IllegalArgumentException if it names none that is an image, or names none and there isn't exactly one
     */
    static int port(Description network, Augmentation augmentation) {
        List<Port> inputs = network.inputs();
        Predicate<Port> chosen = port -> port.shape().size() == 3 && port.kind() == Port.Kind.REAL
                && augmentation.input().map(port.name()::equals).orElse(true);
        int[] found = IntStream.range(0, inputs.size()).filter(i -> chosen.test(inputs.get(i))).toArray();
        if (found.length != 1) {
            throw new IllegalArgumentException("found " + (found.length == 0 ? "no image" : found.length + " images")
                    + " to augment" + augmentation.input().map(name -> " named '" + name + "'").orElse("")
                    + " among the inputs of " + network.name() + " "
                    + inputs.stream().map(port -> port.name() + " " + port.shape()).toList()
                    + ", expected one of [channels, height, width]"
                    + (found.length > 1 ? ": name it by Augmentation.on" : ""));
        }
        return found[0];
    }

    @Override
    public void fill(Batches batches, float[] destination) {
        long epoch = RandomKey.with(key, batches.epoch());
        for (int i = 0; i < batches.samples(); i++) {
            int sample = batches.sample(i);
            data.copy(sample, field, image.pixels(), 0);
            change(sample, RandomKey.with(epoch, sample));
            System.arraycopy(image.pixels(), 0, destination, i * image.pixels().length, image.pixels().length);
        }
    }

    private void change(int sample, long sampleKey) {
        try {
            augmentation.apply(image, sampleKey, random);
        } catch (RuntimeException failure) {
            throw new AugmentationException(data.place(sample, field, 0) + ": " + failure, failure);
        }
    }
}
