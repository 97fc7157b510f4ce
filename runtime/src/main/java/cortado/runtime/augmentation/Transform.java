package cortado.runtime.augmentation;

import cortado.runtime.random.RandomSequence;

/**
 * A random change of an image. It keeps the image's size, draws all that is random from the sequence it is given, and
 * keeps no state, for it is called from a thread of its own. Records are recommended: their text tells what they are
 * set to, which training compares before it goes on from a checkpoint.
 *
 * {@snippet :
 * record Invert(float probability) implements Transform {
 *     @Override
 *     public void apply(Image image, RandomSequence random) {
 *         if (random.chance(probability)) {
 *             float[] x = image.pixels();
 *             for (int i = 0; i < x.length; i++) {
 *                 x[i] = 1 - x[i];
 *             }
 *         }
 *     }
 * }
 * }
 */
public interface Transform {
    /**
     * Changes an image.
     *
     * @param random numbers for this image in this epoch and this transform alone
     */
    void apply(Image image, RandomSequence random);
}
