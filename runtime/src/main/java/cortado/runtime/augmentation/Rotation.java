package cortado.runtime.augmentation;

import cortado.runtime.random.RandomSequence;

/**
 * Turns an image around its centre by an angle from {@code -degrees} to {@code degrees}, all equally likely, positive
 * ones anticlockwise. A pixel is the bilinear mean of the four around the place that it comes from; outside the image
 * are zeros.
 *
 * @param degrees the largest angle
 */
public record Rotation(float degrees) implements Transform {
    /** Refuses a negative angle. */
    public Rotation {
        Settings.requireNotNegative("the angle of a rotation", degrees);
    }

    /** Turns by at most so many degrees to either side. */
    public static Rotation upTo(float degrees) {
        return new Rotation(degrees);
    }

    @Override
    public void apply(Image image, RandomSequence random) {
        turn(image, random.uniform(-degrees, degrees));
    }

    /** The pixel (i, j) comes from its place turned back around the centre. */
    static void turn(Image image, float degrees) {
        // Not Math.sin, whose last bit may be another one on another machine.
        float sine = (float) StrictMath.sin(StrictMath.toRadians(degrees));
        float cosine = (float) StrictMath.cos(StrictMath.toRadians(degrees));
        float middleRow = (image.height() - 1) / 2f;
        float middleColumn = (image.width() - 1) / 2f;
        for (int i = 0; i < image.height(); i++) {
            for (int j = 0; j < image.width(); j++) {
                float y = i - middleRow;
                float x = j - middleColumn;
                float row = cosine * y + sine * x + middleRow;
                float column = cosine * x - sine * y + middleColumn;
                turn(image, i * image.width() + j, row, column);
            }
        }
        image.swap();
    }

    private static void turn(Image image, int to, float row, float column) {
        int i = (int) StrictMath.floor(row);
        int j = (int) StrictMath.floor(column);
        float down = row - i;
        float right = column - j;
        int size = image.height() * image.width();
        for (int plane = 0; plane < image.channels() * size; plane += size) {
            float above = mix(pixel(image, plane, i, j), pixel(image, plane, i, j + 1), right);
            float below = mix(pixel(image, plane, i + 1, j), pixel(image, plane, i + 1, j + 1), right);
            image.spare()[plane + to] = mix(above, below, down);
        }
    }

    private static float mix(float a, float b, float share) {
        return a + (b - a) * share;
    }

    private static float pixel(Image image, int plane, int i, int j) {
        boolean inside = i >= 0 && i < image.height() && j >= 0 && j < image.width();
        return inside ? image.pixels()[plane + i * image.width() + j] : 0;
    }
}
