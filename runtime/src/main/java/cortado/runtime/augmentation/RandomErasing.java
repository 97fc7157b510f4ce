package cortado.runtime.augmentation;

import cortado.runtime.random.RandomSequence;
import java.util.Arrays;

/**
 * Overwrites a rectangle of an image with a probability (Zhong et al., "Random erasing data augmentation", 2020). Its
 * share of the area is from {@link #LEAST} to {@link #MOST}, its height divided by its width from 0.3 to 1/0.3, even in
 * the logarithm; it lies anywhere inside.
 *
 * @param probability from 0 to 1
 * @param value what is written
 */
public record RandomErasing(float probability, float value) implements Transform {
    /** The smallest share of the area. */
    public static final float LEAST = 0.02f;
    /** The largest share of the area. */
    public static final float MOST = 1 / 3f;

    private static final double FLATTEST = StrictMath.log(0.3);
    /** How often a rectangle is drawn before an image stays as it is because none fitted. */
    private static final int ATTEMPTS = 10;

    /** Refuses what is no probability. */
    public RandomErasing {
        Settings.requireShare("the probability of erasing", probability);
    }

    /** Writes zeros. */
    public static RandomErasing withProbability(float probability) {
        return new RandomErasing(probability, 0);
    }

    /** Writes another number. */
    public RandomErasing filledWith(float value) {
        return new RandomErasing(probability, value);
    }

    @Override
    public void apply(Image image, RandomSequence random) {
        boolean erases = random.chance(probability);
        for (int attempt = 0; erases && attempt < ATTEMPTS; attempt++) {
            erases = !erase(image, random);
        }
    }

    /** Erases a rectangle if the one drawn fits. */
    private boolean erase(Image image, RandomSequence random) {
        double area = random.uniform(LEAST, MOST) * image.height() * image.width();
        double ratio = StrictMath.exp(random.uniform((float) FLATTEST, (float) -FLATTEST));
        int height = (int) Math.round(Math.sqrt(area * ratio));
        int width = (int) Math.round(Math.sqrt(area / ratio));
        if (height < 1 || width < 1 || height > image.height() || width > image.width()) {
            return false;
        }
        int top = random.between(0, image.height() - height);
        int left = random.between(0, image.width() - width);
        for (int row = 0; row < image.channels() * height; row++) {
            int i = row / height * image.height() + top + row % height;
            int from = i * image.width() + left;
            Arrays.fill(image.pixels(), from, from + width, value);
        }
        return true;
    }
}
