package cortado.runtime.augmentation;

import cortado.runtime.random.RandomSequence;

/**
 * Mirrors an image with a probability: {@code y[c, i, j] = x[c, i, width - 1 - j]} or {@code x[c, height - 1 - i, j]}.
 *
 * @param axis the axis whose order is reversed
 * @param probability from 0 to 1
 */
public record Flip(Axis axis, float probability) implements Transform {
    /** An axis of an image. */
    public enum Axis {
        /** Up and down. */
        HEIGHT,
        /** Left and right. */
        WIDTH
    }

    /** Refuses what is no probability. */
    public Flip {
        Settings.requireShare("the probability of a flip", probability);
    }

    /** Exchanges left and right. */
    public static Flip horizontal(float probability) {
        return new Flip(Axis.WIDTH, probability);
    }

    /** Exchanges top and bottom. */
    public static Flip vertical(float probability) {
        return new Flip(Axis.HEIGHT, probability);
    }

    @Override
    public void apply(Image image, RandomSequence random) {
        if (!random.chance(probability)) {
            return;
        }
        boolean mirrored = axis == Axis.WIDTH;
        int height = image.height();
        int width = image.width();
        for (int row = 0; row < image.channels() * height; row++) {
            int from = mirrored ? row : row / height * height + height - 1 - row % height;
            for (int j = 0; j < width; j++) {
                image.spare()[row * width + j] = image.pixels()[from * width + (mirrored ? width - 1 - j : j)];
            }
        }
        image.swap();
    }
}
