package cortado.processor.errors;

import static cortado.processor.errors.Reports.assertAccepted;
import static cortado.processor.errors.Reports.assertError;
import static cortado.processor.errors.Reports.assertWarning;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Images and windows that do not fit: where it is wrong, and the arithmetic. */
class ImageErrorsTest {
    /** A chain of one layer over an input; {@code §} marks the message. */
    private static String chain(String input, String layer) {
        return """
                @Network(input = %s)
                abstract class Net {
                    %s abstract Tensor conv(Tensor x);
                }
                """.formatted(input, layer);
    }

    /** A body over a feature map {@code [16, 4, 4]}. */
    private static String forward(String body) {
        return """
                @Network(input = {16, 4, 4})
                abstract class Net {
                    @Dense(units = 10) abstract Tensor scores(Tensor x);
                    @Conv2d(kernel = 3, padding = 1) abstract Tensor conv(Tensor x, int channels, int stride);
                    Tensor forward(Tensor x) {
                        %s
                    }
                }
                """.formatted(body);
    }

    @Test
    void kernelsLargerThanTheImage() {
        assertError("[attribute] conv: a kernel of 5 does not fit into axis 1 of [1, 4, 9], which has only 4: make the"
                + " kernel smaller or the padding larger",
                chain("{1, 4, 9}", "@Conv2d(channels = 6, kernel = §5)"));
    }

    @Test
    void kernelsLargerThanThePaddedImage() {
        assertError("[attribute] conv: a kernel of 7 does not fit into axis 2 of [1, 9, 4], which has only"
                + " 4 + padding 1 + 1 = 6: make the kernel smaller or the padding larger",
                chain("{1, 9, 4}", "@Conv2d(channels = 6, kernel = §7, padding = 1)"));
    }

    @Test
    void dilatedKernelsLargerThanTheImage() {
        assertError("[attribute] conv: a kernel of 3 with dilation 4 spans (3 - 1) * 4 + 1 = 9 elements, but axis 1 of"
                + " [1, 8, 8] has only 8: make the kernel smaller or the padding larger",
                chain("{1, 8, 8}", "@Conv2d(channels = 6, kernel = §3, dilation = 4)"));
    }

    @Test
    void channelsAtTheWrongEnd() {
        assertError("[attribute] conv: a kernel of 5 does not fit into axis 2 of [28, 28, 1], which has only 1: images"
                + " are [channels, height, width], so [1, 28, 28] instead of [28, 28, 1]",
                chain("{28, 28, 1}", "@Conv2d(channels = 6, kernel = §5)"));
    }

    /** Where the first kernels fit, a later layer shows it. */
    @Test
    void channelsAtTheWrongEndOfTheInput() {
        assertError("[attribute] pool: a kernel of 2 does not fit into axis 2 of [6, 30, 1], which has only 1: images are"
                + " [channels, height, width], so [3, 32, 32] instead of [32, 32, 3]", """
                @Network(input = {32, 32, 3})
                abstract class Net {
                    @Conv2d(channels = 6, kernel = 3) abstract Tensor conv(Tensor x);
                    @MaxPool(kernel = §2) abstract Tensor pool(Tensor x);
                }
                """);
    }

    @Test
    void mapsThatBecameTooSmall() {
        assertError("[attribute] last: a kernel of 2 does not fit into axis 1 of [32, 1, 1], which has only 1: make the"
                + " kernel smaller or the padding larger", """
                @Network(input = {32, 2, 2})
                abstract class Net {
                    @MaxPool(kernel = 2) abstract Tensor first(Tensor x);
                    @MaxPool(kernel = §2) abstract Tensor last(Tensor x);
                }
                """);
    }

    @Test
    void batchesInShapes() {
        assertError("[layer] conv: takes [channels, height, width], not [64, 3, 8, 8]: reshape it; if 64 is the batch,"
                + " leave it out, [3, 8, 8]", chain("{64, 3, 8, 8}", "§@Conv2d(channels = 6, kernel = 5)"));
    }

    @Test
    void imagesThatAreNotFlattened() {
        String network = """
                @Network(input = {1, 8, 8}, loss = Loss.SOFTMAX_CROSS_ENTROPY)
                %sabstract class Net {
                    @Conv2d(channels = 6, kernel = 5) abstract Tensor conv(Tensor x);
                    @Dense(units = 10) abstract Tensor %sscores(Tensor x);
                }
                """;
        assertWarning("[flatten] 'scores' takes the last axis of an image alone and gives [6, 4, 10], so 6 * 4 = 24 answers"
                + " of 10 classes a sample: flatten the image before it, with @Flatten or flatten(), for one answer;"
                + " @SuppressWarnings(\"flatten\") on the class says that it is meant", network.formatted("", "§"));
        assertAccepted(network.formatted("@SuppressWarnings(\"flatten\") ", ""));
    }

    @Test
    void inputsWithoutChannels() {
        assertError("[layer] conv: takes [channels, height, width], not [28, 28]: one channel makes it [1, 28, 28]",
                chain("{28, 28}", "§@Conv2d(channels = 6, kernel = 5)"));
    }

    @Test
    void flatInputs() {
        assertError("[layer] conv: takes [channels, height, width], not [784]: reshape it",
                chain("784", "§@Conv2d(channels = 6, kernel = 5)"));
    }

    @Test
    void sequencesAreNoImages() {
        assertError("[layer] conv: takes [channels, length], not [3, 8, 8]: reshape it; if 3 is the batch, leave it out,"
                + " [8, 8]",
                chain("{3, 8, 8}", "§@Conv1d(channels = 6, kernel = 5)"));
    }

    @Test
    void groupsThatDoNotDivideTheInput() {
        assertError("[attribute] conv: the 3 channels of the input are not divisible by groups = 2: 3 = 1 * 2 + 1",
                chain("{3, 8, 8}", "@Conv2d(channels = 6, kernel = 3, groups = §2)"));
    }

    @Test
    void groupsThatDoNotDivideTheOutput() {
        assertError("[attribute] conv: channels = 10 are not divisible by groups = 4: 10 = 2 * 4 + 2",
                chain("{8, 8, 8}", "@Conv2d(channels = 10, kernel = 3, groups = §4)"));
    }

    @Test
    void strides() {
        assertError("[attribute] conv: stride must be at least 1, not 0",
                chain("{3, 8, 8}", "@Conv2d(channels = 6, kernel = 3, stride = §0)"));
    }

    @Test
    void paddings() {
        assertError("[attribute] conv: padding must not be negative, but is -1",
                chain("{3, 8, 8}", "@Conv2d(channels = 6, kernel = 3, padding = §-1)"));
    }

    @Test
    void numbersOfPaddings() {
        assertError("[attribute] conv: padding has 3 values for 2 axes: give one, one an axis, or a low and a high one"
                + " for each", chain("{3, 8, 8}", "@Conv2d(channels = 6, kernel = 3, padding = §{1, 1, 1})"));
    }

    @Test
    void numbersOfKernels() {
        assertError("[attribute] conv: kernel has 3 values for 2 axes: give one for all axes or one an axis",
                chain("{3, 8, 8}", "@Conv2d(channels = 6, kernel = §{3, 3, 3})"));
    }

    @Test
    void samePaddingBesidesANumber() {
        assertError("[attribute] conv: border SAME and padding exclude each other: keep one",
                chain("{3, 8, 8}", "@Conv2d(channels = 6, kernel = 3, padding = 1, border = Padding§.SAME)"));
    }

    @Test
    void validPaddingBesidesANumber() {
        assertError("[attribute] conv: border VALID and padding exclude each other: keep one",
                chain("{3, 8, 8}", "@Conv2d(channels = 6, kernel = 3, padding = 1, border = Padding§.VALID)"));
    }

    @Test
    void poolsLargerThanTheImage() {
        assertError("[attribute] conv: a kernel of 5 does not fit into axis 1 of [16, 4, 4], which has only 4: make the"
                + " kernel smaller or the padding larger", chain("{16, 4, 4}", "@MaxPool(kernel = §5)"));
    }

    @Test
    void poolsOfPaddingOnly() {
        assertError("[attribute] conv: window 0 of axis 1 of [16, 4, 4] reads padding only: it begins 2 before the 4"
                + " elements", chain("{16, 4, 4}", "@AveragePool(kernel = 2, padding = §2)"));
    }

    @Test
    void poolsOfVectors() {
        assertError("[shape] conv: a global pool takes [channels, ...] with axes to pool, not [16]",
                chain("16", "§@GlobalAveragePool"));
    }

    @Test
    void transposedConvolutionsThatLeaveNothing() {
        assertError("[attribute] conv: nothing is left of axis 1 of [3, 1, 6]: (1 - 1) * stride 1 + kernel 3"
                + " + outputPadding 0 - padding 2 - 2 = -1",
                chain("{3, 1, 6}", "@ConvTranspose2d(channels = 4, kernel = 3, padding = §2)"));
    }

    @Test
    void outputPaddings() {
        assertError("[attribute] conv: outputPadding must be at least 0 and less than stride 2 or dilation 1, not 2",
                chain("{3, 4, 4}", "@ConvTranspose2d(channels = 4, kernel = 3, stride = 2, outputPadding = §2)"));
    }

    @Test
    void shufflesOfTooFewChannels() {
        assertError("[shape] conv: cannot shuffle [6, 4, 4] by 2: it takes [channels, height, width] with a multiple of"
                + " 2 * 2 = 4 channels", chain("{6, 4, 4}", "§@PixelShuffle(factor = 2)"));
    }

    @Test
    void normalizedGroups() {
        assertError("[attribute] conv: the 6 channels of the input are not divisible by groups = 4: 6 = 1 * 4 + 2",
                chain("{6, 4, 4}", "@GroupNorm(groups = §4)"));
    }

    @Test
    void flattenedSizes() {
        assertError("[shape] cannot reshape [16, 4, 4] (16 * 4 * 4 = 256 elements) to [400] (400 elements)",
                forward("return scores(x§.reshape(400));"));
    }

    @Test
    void flattenedSizesOfOwnWeights() {
        assertError("[shape] cannot multiply the matrices [256], 256 = 16 * 4 * 4, and [400, 10]: the last axis of the first"
                + " must have the size of the last but one of the second", """
                @Network(input = {16, 4, 4})
                abstract class Net {
                    @Parameter(shape = {400, 10}) abstract Tensor weight();
                    Tensor forward(Tensor x) {
                        return x.flatten()§.matmul(weight());
                    }
                }
                """);
    }

    @Test
    void pooledByAMethod() {
        assertError("[attribute] maxPool: a kernel of 5 does not fit into axis 1 of [16, 4, 4], which has only 4: make"
                + " the kernel smaller or the padding larger", forward("return scores(x.maxPool(§5).flatten());"));
    }

    @Test
    void stridesOfAMethod() {
        assertError("[attribute] averagePool: stride must be at least 1, not 0",
                forward("return scores(x.averagePool(2, §0).flatten());"));
    }

    @Test
    void vectorsPooledByAMethod() {
        assertError("[shape] a global pool takes [channels, ...] with axes to pool, not [256]",
                forward("return scores(x.flatten()§.globalAveragePool());"));
    }

    @Test
    void numbersOfSizesOfAMethod() {
        assertError("[attribute] adaptiveMaxPool: output has 3 values for 2 axes: give one for all axes or one an axis",
                forward("return scores(x.adaptiveMaxPool(§2, 2, 2).flatten());"));
    }

    @Test
    void factorsOfAMethod() {
        assertError("[attribute] upsample: scale must be at least 1, not 0",
                forward("return scores(x.upsample(§0).flatten());"));
    }

    @Test
    void skipsPastAStride() {
        assertEquals("""
                [shape] cannot add [32, 2, 2] and [16, 4, 4]
                    h  [32, 2, 2]   conv
                    x  [16, 4, 4]   the input x
                  send x through a layer with channels = 32 and stride = 2, such as a @Conv2d with kernel = 1""",
                Reports.onlyError(forward("Tensor h = conv(x, 32, 2); return scores(h.plus(x).flatten());")));
    }

    @Test
    void numbersForEachChannel() {
        assertEquals("""
                [shape] cannot multiply [16, 4, 4] and [16]
                    x          [16, 4, 4]   the input x
                    gain(...)  [16]         the parameter gain
                  gain(...) has a number for each channel: reshape it to [16, 1, 1]""",
                Reports.onlyError("""
                        @Network(input = {16, 4, 4})
                        abstract class Net {
                            @Parameter(shape = 16, init = Init.ONES) abstract Tensor gain();
                            Tensor forward(Tensor x) {
                                return x.times(gain());
                            }
                        }
                        """));
    }

    @Test
    void skipsPastOtherChannels() {
        assertEquals("""
                [shape] cannot add [16, 4, 4] and [32, 4, 4]
                    x  [16, 4, 4]   the input x
                    h  [32, 4, 4]   conv
                  send x through a layer with channels = 32, such as a @Conv2d with kernel = 1""",
                Reports.onlyError(forward("Tensor h = conv(x, 32, 1); return scores(x.plus(h).flatten());")));
    }
}
