package cortado.runtime.augmentation;

import cortado.runtime.random.RandomSequence;

/**
 * Pads an image on all sides and cuts a window of the image's own size out of it, at any place with equal probability:
 * what ResNets learn CIFAR-10 with (He et al., "Deep residual learning for image recognition", 2016).
 *
 * @param padding pixels on each side
 * @param border what the padding holds
 */
public record RandomCrop(int padding, Border border) implements Transform {
    /** What lies around an image. */
    public enum Border {
        /** Zeros. */
        ZEROS,
        /** The image mirrored at its edge, which is not repeated: {@code x[-1] = x[1]}. */
        MIRRORED;

        /** Where in the image a place around it gets its pixel; negative for a zero. */
        private int source(int place, int size) {
            if (place >= 0 && place < size) {
                return place;
            }
            return this == ZEROS ? -1 : place < 0 ? -place : 2 * (size - 1) - place;
        }
    }

    /** Refuses a negative padding. */
    public RandomCrop {
        Settings.requireNotNegative("the padding of a crop", padding);
    }

    /** Pads with zeros. */
    public static RandomCrop padded(int padding) {
        return new RandomCrop(padding, Border.ZEROS);
    }

    /** Pads with the mirrored image, which must be larger than the padding. */
    public static RandomCrop mirrored(int padding) {
        return new RandomCrop(padding, Border.MIRRORED);
    }

    @Override
    public void apply(Image image, RandomSequence random) {
        requireRoom(image);
        int top = random.between(0, 2 * padding) - padding;
        int left = random.between(0, 2 * padding) - padding;
        cut(image, top, left, border, 0);
    }

    /**
     * {@code y[c, i, j] = x[c, i + top, j + left]}; outside, what the border holds, or {@code fill} instead of zeros.
     */
    static void cut(Image image, int top, int left, Border border, float fill) {
        int height = image.height();
        int width = image.width();
        for (int row = 0; row < image.channels() * height; row++) {
            int i = border.source(row % height + top, height);
            int from = (row / height * height + i) * width;
            for (int j = 0; j < width; j++) {
                int column = border.source(j + left, width);
                image.spare()[row * width + j] = i < 0 || column < 0 ? fill : image.pixels()[from + column];
            }
        }
        image.swap();
    }

    private void requireRoom(Image image) {
        int least = Math.min(image.height(), image.width());
        if (border == Border.MIRRORED && padding >= least) {
            throw new IllegalArgumentException("a mirrored padding of " + padding + " needs images of more than "
                    + padding + " pixels each way, not " + image.height() + " by " + image.width());
        }
    }
}
