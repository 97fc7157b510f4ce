package cortado.runtime.augmentation;

import cortado.runtime.random.RandomSequence;

/**
 * Makes an image of numbers from 0 to 1 darker or brighter: {@code y = min(1, f x)} with one factor f for all pixels,
 * from {@code 1 - most} to {@code 1 + most}, all equally likely.
 *
 * @param most from 0 to 1
 */
public record Brightness(float most) implements Transform {
    /** Refuses changes that would make light of darkness. */
    public Brightness {
        Settings.requireShare("the greatest change of brightness", most);
    }

    /** Changes the brightness by at most this share. */
    public static Brightness upTo(float most) {
        return new Brightness(most);
    }

    @Override
    public void apply(Image image, RandomSequence random) {
        float factor = random.uniform(1 - most, 1 + most);
        float[] pixels = image.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.min(1, factor * pixels[i]);
        }
    }
}
