package cortado.runtime.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.random.RandomSequence;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every transform against its formula, pixel by pixel, for many keys. */
class TransformsTest {
    private static final int CHANNELS = 2;
    private static final int HEIGHT = 5;
    private static final int WIDTH = 7;
    private static final int KEYS = 200;

    /** What a pixel becomes; places outside the image may be asked for. */
    private interface Formula {
        float at(int c, int i, int j);
    }

    /** Where all pixels differ. */
    private static float x(int c, int i, int j) {
        return (1 + (c * HEIGHT + i) * WIDTH + j) / 100f;
    }

    private static float xOrZero(int c, int i, int j) {
        return i >= 0 && i < HEIGHT && j >= 0 && j < WIDTH ? x(c, i, j) : 0;
    }

    private static float[] pixels(Formula formula) {
        float[] pixels = new float[CHANNELS * HEIGHT * WIDTH];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = formula.at(p / (HEIGHT * WIDTH), p / WIDTH % HEIGHT, p % WIDTH);
        }
        return pixels;
    }

    private static Image image() {
        Image image = new Image(CHANNELS, HEIGHT, WIDTH);
        System.arraycopy(pixels(TransformsTest::x), 0, image.pixels(), 0, image.pixels().length);
        return image;
    }

    private static float[] apply(Transform transform, long key) {
        Image image = image();
        transform.apply(image, new RandomSequence(key));
        return image.pixels();
    }

    @Test
    void flipsReverseAnAxis() {
        assertArrayEquals(pixels((c, i, j) -> x(c, i, WIDTH - 1 - j)), apply(Flip.horizontal(1), 1));
        assertArrayEquals(pixels((c, i, j) -> x(c, HEIGHT - 1 - i, j)), apply(Flip.vertical(1), 1));
        assertArrayEquals(pixels(TransformsTest::x), apply(Flip.vertical(0), 1));
    }

    @Test
    void flipsHappenWithTheirProbability() {
        float[] flipped = apply(Flip.horizontal(1), 1);
        long count = IntStream.range(0, 1000).filter(key -> apply(Flip.horizontal(0.3f), key)[0] == flipped[0]).count();
        // Five standard deviations of 14.5.
        assertEquals(300, count, 72);
    }

    @Test
    void shiftsMoveByWholePixels() {
        for (int key = 0; key < KEYS; key++) {
            RandomSequence random = new RandomSequence(key);
            int down = random.between(-3, 3);
            int right = random.between(-3, 3);
            assertArrayEquals(pixels((c, i, j) -> xOrZero(c, i + down, j + right)), apply(Shift.upTo(3), key));
        }
    }

    @Test
    void whatAShiftLetsInCanBeChosen() {
        float[] moved = apply(Shift.upTo(9).filledWith(-1), 3);
        float[] zeros = apply(Shift.upTo(9), 3);
        for (int p = 0; p < moved.length; p++) {
            assertEquals(zeros[p] == 0 ? -1 : zeros[p], moved[p]);
        }
        assertTrue(IntStream.range(0, moved.length).anyMatch(p -> moved[p] == -1));
    }

    @Test
    void cropsAreWindowsOfThePaddedImage() {
        for (int key = 0; key < KEYS; key++) {
            RandomSequence random = new RandomSequence(key);
            int top = random.between(0, 4);
            int left = random.between(0, 4);
            assertArrayEquals(pixels((c, i, j) -> xOrZero(c, i + top - 2, j + left - 2)),
                    apply(RandomCrop.padded(2), key));
            assertArrayEquals(pixels((c, i, j) -> x(c, mirrored(i + top - 2, HEIGHT), mirrored(j + left - 2, WIDTH))),
                    apply(RandomCrop.mirrored(2), key));
        }
    }

    private static int mirrored(int place, int size) {
        return size - 1 - Math.abs(size - 1 - Math.abs(place));
    }

    @Test
    void allPlacesOfACropAreEquallyLikely() {
        int[] counts = new int[25];
        for (int key = 0; key < 2500; key++) {
            RandomSequence random = new RandomSequence(key);
            counts[5 * random.between(0, 4) + random.between(0, 4)]++;
        }
        // Five standard deviations of 9.8.
        assertTrue(IntStream.of(counts).allMatch(count -> Math.abs(count - 100) < 50));
    }

    @Test
    void aMirroredPaddingNeedsALargerImage() {
        assertEquals("a mirrored padding of 5 needs images of more than 5 pixels each way, not 5 by 7",
                assertThrows(IllegalArgumentException.class, () -> apply(RandomCrop.mirrored(5), 1)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 10, -33.3f, 90, 180, 271})
    void rotationsAreBilinearMeans(float degrees) {
        Image image = image();
        Rotation.turn(image, degrees);
        assertArrayEquals(pixels((c, i, j) -> turned(c, i, j, Math.toRadians(degrees))), image.pixels(), 1e-6f);
    }

    /** The sum over all pixels, each weighed by its nearness, 1 minus the distance along both axes. */
    private static float turned(int c, int i, int j, double angle) {
        double down = i - (HEIGHT - 1) / 2.;
        double right = j - (WIDTH - 1) / 2.;
        double row = Math.cos(angle) * down + Math.sin(angle) * right + (HEIGHT - 1) / 2.;
        double column = Math.cos(angle) * right - Math.sin(angle) * down + (WIDTH - 1) / 2.;
        double sum = 0;
        for (int p = 0; p < HEIGHT; p++) {
            for (int q = 0; q < WIDTH; q++) {
                sum += Math.max(0, 1 - Math.abs(p - row)) * Math.max(0, 1 - Math.abs(q - column)) * x(c, p, q);
            }
        }
        return (float) sum;
    }

    @Test
    void positiveAnglesTurnAnticlockwise() {
        Image image = new Image(1, 3, 3);
        image.pixels()[5] = 1;
        Rotation.turn(image, 90);
        assertEquals(1, image.pixels()[1], 1e-6f);
    }

    @Test
    void anglesStayWithinTheirBounds() {
        for (int key = 0; key < KEYS; key++) {
            float angle = new RandomSequence(key).uniform(-15, 15);
            Image image = image();
            Rotation.turn(image, angle);
            assertTrue(Math.abs(angle) <= 15);
            assertArrayEquals(image.pixels(), apply(Rotation.upTo(15), key));
        }
    }

    @Test
    void brightnessIsOneFactorForAllPixels() {
        for (int key = 0; key < KEYS; key++) {
            float factor = new RandomSequence(key).uniform(0.25f, 1.75f);
            assertArrayEquals(pixels((c, i, j) -> Math.min(1, factor * x(c, i, j))),
                    apply(Brightness.upTo(0.75f), key));
        }
    }

    @Test
    void erasingOverwritesARectangleInAllChannels() {
        for (int key = 0; key < KEYS; key++) {
            float[] erased = apply(RandomErasing.withProbability(1).filledWith(9), key);
            int top = HEIGHT;
            int left = WIDTH;
            int bottom = -1;
            int right = -1;
            for (int p = 0; p < HEIGHT * WIDTH; p++) {
                if (erased[p] == 9) {
                    top = Math.min(top, p / WIDTH);
                    left = Math.min(left, p % WIDTH);
                    bottom = Math.max(bottom, p / WIDTH);
                    right = Math.max(right, p % WIDTH);
                }
            }
            int[] box = {top, left, bottom, right};
            assertArrayEquals(pixels((c, i, j) -> inside(box, i, j) ? 9 : x(c, i, j)), erased);
            double share = (bottom - top + 1.) * (right - left + 1) / (HEIGHT * WIDTH);
            // Sides are rounded to pixels: by at most 1/2 of at least 1.
            assertTrue(share > RandomErasing.LEAST / 2 && share < 2 * RandomErasing.MOST, "share " + share);
        }
    }

    /** Every pixel is within some rectangles and outside of others, and no side is preferred. */
    @Test
    void erasedRectanglesLieAnywhere() {
        int[] counts = new int[HEIGHT * WIDTH];
        for (int key = 0; key < 5 * KEYS; key++) {
            float[] erased = apply(RandomErasing.withProbability(1).filledWith(9), key);
            IntStream.range(0, counts.length).filter(p -> erased[p] == 9).forEach(p -> counts[p]++);
        }
        // A rectangle takes 0.18 of the image on the average; in the middle more of them meet than in a corner.
        assertTrue(IntStream.of(counts).allMatch(count -> count > 15 && count < 500), () -> Arrays.toString(counts));
        for (int p = 0; p < counts.length / 2; p++) {
            // The distribution is that of the image turned by half: six standard deviations of the difference.
            double bound = 6 * Math.sqrt(counts[p] + counts[counts.length - 1 - p]);
            assertEquals(counts[p], counts[counts.length - 1 - p], bound, () -> Arrays.toString(counts));
        }
    }

    private static boolean inside(int[] box, int i, int j) {
        return i >= box[0] && i <= box[2] && j >= box[1] && j <= box[3];
    }

    @Test
    void erasingHappensWithItsProbability() {
        assertArrayEquals(pixels(TransformsTest::x), apply(RandomErasing.withProbability(0), 1));
        long count = IntStream.range(0, 1000)
                .filter(key -> !Arrays.equals(image().pixels(), apply(RandomErasing.withProbability(0.5f), key)))
                .count();
        // Five standard deviations of 15.8.
        assertEquals(500, count, 79);
    }

    @Test
    void eachTransformHasItsOwnNumbers() {
        for (int key = 0; key < KEYS; key++) {
            Image other = image();
            Augmentation.of(Brightness.upTo(0.5f), Shift.upTo(2)).apply(other, key, new RandomSequence(0));
            Image first = image();
            Augmentation.of(Brightness.upTo(0.5f)).apply(first, key, new RandomSequence(0));
            float factor = first.pixels()[0] / x(0, 0, 0);
            Image second = image();
            // Draws nothing, but is the first all the same.
            Augmentation.of((image, random) -> {}, Shift.upTo(2)).apply(second, key, new RandomSequence(0));
            for (int p = 0; p < other.pixels().length; p++) {
                assertEquals(Math.min(1, factor * second.pixels()[p]), other.pixels()[p], 1e-6f);
            }
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertRefused("the probability of a flip is from 0 to 1, not 1.5", () -> Flip.horizontal(1.5f));
        assertRefused("the distance of a shift is 0 or more, not -1.0", () -> Shift.upTo(-1));
        assertRefused("the padding of a crop is 0 or more, not -2.0", () -> RandomCrop.padded(-2));
        assertRefused("the angle of a rotation is 0 or more, not NaN", () -> Rotation.upTo(Float.NaN));
        assertRefused("the greatest change of brightness is from 0 to 1, not 2.0", () -> Brightness.upTo(2));
        assertRefused("the probability of erasing is from 0 to 1, not 2.0", () -> RandomErasing.withProbability(2));
    }

    private static void assertRefused(String message, Executable made) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, made).getMessage());
    }

    @Test
    void textsSayWhatIsSet() {
        assertEquals("Flip[axis=WIDTH, probability=0.5], RandomCrop[padding=4, border=ZEROS] of left",
                Augmentation.of(Flip.horizontal(0.5f), RandomCrop.padded(4)).on("left").toString());
    }
}
