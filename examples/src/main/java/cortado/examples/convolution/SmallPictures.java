package cortado.examples.convolution;

import cortado.examples.DataOption;
import cortado.runtime.data.Cifar10;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Split;
import cortado.runtime.random.RandomKey;
import cortado.runtime.random.RandomSequence;
import cortado.runtime.random.Stream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Pictures of 32 by 32 coloured pixels between 0 and 1 in ten classes: CIFAR-10 where it is at hand, otherwise drawn
 * ones, so that the examples run everywhere. Drawn are checks and rings, each in five finenesses, in any colour, place
 * and direction.
 */
final class SmallPictures {
    private static final int SIDE = 32;
    private static final int DRAWN_TRAIN = 1000;
    private static final int DRAWN_TEST = 200;

    private SmallPictures() {}

    /**
     * Returns the folder of CIFAR-10 after {@code --data}, if it was named.
     *
     * @param program what the program does
     */
    static Optional<Path> folder(String program, String... args) {
        return DataOption.folder(program, "Folder of CIFAR-10's binary files; without it pictures are drawn.", args);
    }

    /** Returns CIFAR-10 from a folder, or drawn pictures. */
    static Split of(Optional<Path> cifar) {
        return cifar.map(folder -> new Split(Cifar10.train(folder), Cifar10.test(folder)))
                .orElseGet(() -> new Split(drawn(DRAWN_TRAIN, 1), drawn(DRAWN_TEST, 2)));
    }

    /** How often all pictures are seen. */
    static int epochs(Optional<Path> cifar) {
        return cifar.isPresent() ? 10 : 4;
    }

    /** Returns what a result is to be compared with. */
    static String reference(String ofCifar, Optional<Path> cifar) {
        return cifar.isPresent() ? "on CIFAR-10, " + ofCifar : "on drawn pictures, 0.10 by guessing, 1.00 to be reached";
    }

    /** Draws so many pictures; the classes take turns. */
    static Dataset drawn(int count, long seed) {
        float[] labels = new float[count];
        for (int sample = 0; sample < count; sample++) {
            labels[sample] = sample % 10;
        }
        RandomKey key = RandomKey.of(seed).with(Stream.AUGMENTATION).with("drawn");
        return Dataset.builder()
                .input("picture", 3 * SIDE * SIDE, count, (sample, pixels, at) ->
                        draw(sample % 10, new RandomSequence(key.with(sample).value()), pixels, at))
                .target("class", 1, labels)
                .build();
    }

    private static void draw(int label, RandomSequence random, float[] pixels, int at) {
        float[] colour = {random.uniform(-0.4f, 0.4f), random.uniform(-0.4f, 0.4f), random.uniform(-0.4f, 0.4f)};
        double angle = random.uniform(0, (float) Math.PI);
        double sine = StrictMath.sin(angle);
        double cosine = StrictMath.cos(angle);
        float top = random.uniform(0, SIDE);
        float left = random.uniform(0, SIDE);
        double fineness = 0.25 + 0.2 * (label % 5);
        for (int p = 0; p < SIDE * SIDE; p++) {
            double y = (p / SIDE - top) * fineness;
            double x = (p % SIDE - left) * fineness;
            double wave = label < 5
                    ? StrictMath.sin(cosine * x + sine * y) * StrictMath.sin(cosine * y - sine * x)
                    : StrictMath.cos(Math.sqrt(x * x + y * y));
            for (int c = 0; c < 3; c++) {
                float noise = random.uniform(-0.1f, 0.1f);
                pixels[at + c * SIDE * SIDE + p] = (float) (0.5 + colour[c] * wave) + noise;
            }
        }
    }
}
