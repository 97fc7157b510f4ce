package cortado.runtime.augmentation;

import cortado.runtime.random.RandomSequence;

/**
 * Moves an image up or down and left or right by whole pixels: {@code y[c, i, j] = x[c, i + di, j + dj]}, each distance
 * from {@code -most} to {@code most} with equal probability.
 *
 * @param most pixels in each direction
 * @param fill what comes in from outside
 */
public record Shift(int most, float fill) implements Transform {
    /** Refuses a negative distance. */
    public Shift {
        Settings.requireNotNegative("the distance of a shift", most);
    }

    /** Moves by at most so many pixels; zeros come in. */
    public static Shift upTo(int most) {
        return new Shift(most, 0);
    }

    /** Lets other numbers come in. */
    public Shift filledWith(float fill) {
        return new Shift(most, fill);
    }

    @Override
    public void apply(Image image, RandomSequence random) {
        int down = random.between(-most, most);
        int right = random.between(-most, most);
        RandomCrop.cut(image, down, right, RandomCrop.Border.ZEROS, fill);
    }
}
