package cortado.runtime.augmentation;

import cortado.runtime.random.RandomKey;
import cortado.runtime.random.RandomSequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Transforms that are applied to every image that is learned from, one after the other, anew in each epoch. What they
 * do depends on the seed, the epoch and the sample alone. Images to judge by, and targets, stay as they are.
 *
 * {@snippet :
 * ResNet20Trainer.builder().augmentation(Augmentation.of(Flip.horizontal(0.5f), RandomCrop.padded(4)))
 * }
 *
 * @param transforms in the order in which they are applied
 * @param input the name of the input that is changed; empty for the only image among the inputs
 */
public record Augmentation(List<Transform> transforms, Optional<String> input) {
    public Augmentation {
        transforms = List.copyOf(transforms);
    }

    /** Changes the only input that is an image. */
    public static Augmentation of(Transform... transforms) {
        return new Augmentation(List.of(transforms), Optional.empty());
    }

    /** Changes another input, by its name. */
    public Augmentation on(String input) {
        return new Augmentation(transforms, Optional.of(input));
    }

    /**
     * Applies all transforms. Allocates nothing if they don't.
     *
     * @param key of the seed, the epoch and the sample
     * @param random started anew for each transform, so that one never shifts another's numbers
     */
    public void apply(Image image, long key, RandomSequence random) {
        for (int i = 0; i < transforms.size(); i++) {
            random.restart(RandomKey.with(key, i));
            transforms.get(i).apply(image, random);
        }
    }

    /** Lists the transforms: {@code Flip[axis=WIDTH, probability=0.5], Shift[most=2, fill=0.0]}. */
    @Override
    public String toString() {
        return transforms.stream().map(Transform::toString).collect(Collectors.joining(", "))
                + input.map(name -> " of " + name).orElse("");
    }
}
