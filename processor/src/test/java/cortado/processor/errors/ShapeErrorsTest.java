package cortado.processor.errors;

import static cortado.processor.errors.Reports.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Shapes that do not fit, at the expression that joins them. */
class ShapeErrorsTest {
    private static String forward(String body) {
        return """
                @Network(input = {4, 8}, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor forward(Tensor x) {
                        %s
                    }
                }
                """.formatted(body);
    }

    @Test
    void operandsAreListedWithTheirShapesAndPaths() {
        String error = Reports.onlyError("""
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    abstract Unit unit(int i);
                    Tensor forward(Tensor x) { return unit(1).forward(x); }
                }
                @Block
                abstract class Unit {
                    @Dense(units = 16) abstract Tensor wide(Tensor x);
                    @LayerNorm abstract Tensor norm(Tensor x);
                    Tensor forward(Tensor x) {
                        Tensor h = norm(wide(x));
                        return h.plus(x);
                    }
                }
                """);
        assertEquals("""
                [shape] cannot add [16] and [8]
                    h  [16]   unit(1): wide -> norm
                    x  [8]    unit(1): the input x
                  make the sizes equal, or 1 where one is to be repeated""", error);
    }

    @Test
    void sums() {
        assertError("[shape] cannot add [4, 8] and [4, 4]", forward("return x§.plus(first(x));"));
    }

    @Test
    void products() {
        assertError("[shape] cannot multiply the matrices [4, 8] and [4, 8]: the last axis of the first must have"
                + " the size of the last but one of the second", forward("return first(x§.matmul(x));"));
    }

    @Test
    void reshapes() {
        assertError("[shape] cannot reshape [4, 8] (4 * 8 = 32 elements) to [5, 7] (5 * 7 = 35 elements)",
                forward("return first(x§.reshape(5, 7));"));
    }

    @Test
    void openReshapes() {
        assertError("[shape] cannot reshape [4, 8] to [-1, 5]: 32 elements are no multiple of 5",
                forward("return first(x§.reshape(-1, 5));"));
    }

    @Test
    void axes() {
        assertError("[shape] axis 2 does not exist in [4, 8], which has 2 axes", forward("return first(x§.sum(2));"));
    }

    @Test
    void axesNamedTwice() {
        assertError("[shape] an axis is named twice among [1, -1] of [4, 8]", forward("return first(x§.sum(1, -1));"));
    }

    @Test
    void slices() {
        assertError("[shape] slice from 0 to 9 does not fit axis 1 of [4, 8]: it needs 0 <= from < to <= 8",
                forward("return first(x§.slice(1, 0, 9));"));
    }

    @Test
    void parts() {
        assertError("[shape] cannot split axis 1 of [4, 8] into 3 equal parts: 8 must be a multiple",
                forward("return first(x§.split(1, 3).get(0));"));
    }

    @Test
    void concatenations() {
        assertError("[shape] cannot join [4, 8] and [4, 4] along axis 0: their other sizes must be equal",
                forward("return Tensor§.concat(0, x, first(x));"));
    }

    @Test
    void stacks() {
        assertError("[shape] cannot stack [4, 8] and [4, 4]: their shapes must be equal",
                forward("return Tensor§.stack(0, x, first(x));"));
    }

    @Test
    void sizesOfAxes() {
        assertError("[shape] axis 5 does not exist in [4, 8], which has 2 axes",
                forward("int n = x§.size(5); return first(x);"));
    }

    @Test
    void resultsThatAreTooLarge() {
        assertError("[shape] [4, 65536, 65536] has more than 2147483647 elements",
                forward("return first(x.sum(1).reshape(4, 1, 1)§.broadcastTo(4, 65536, 65536));"));
    }

    @Test
    void weightsThatAreTooLarge() {
        assertError("[shape] huge: [2147483647, 8] has more than 2147483647 elements", """
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    §@Dense(units = 2147483647) abstract Tensor huge(Tensor x);
                }
                """);
    }

    @Test
    void layersThatNeedAnAxis() {
        assertError("[layer] first: needs an axis of features, but its input is a number: reshape it to [1]",
                forward("return §first(x.sum());"));
    }

    @Test
    void samplesThatAreTooLarge() {
        assertError("[memory] one sample needs 3002004003 numbers in a training step, but one array holds 2147483647:"
                + " make layers or inputs smaller", """
                @Network(input = {1000, 1000}, loss = Loss.MEAN_SQUARED_ERROR)
                abstract §class Net {
                    @Dense(units = 1000000) abstract Tensor wide(Tensor x);
                    @Dense(units = 1) abstract Tensor narrow(Tensor wide);
                }
                """);
    }

    @Test
    void parametersThatAreTooMany() {
        assertError("[memory] the network has 3200080000 parameters, but one array holds 2146435071: make layers"
                + " smaller, or share them", """
                @Network(input = 40000, loss = Loss.MEAN_SQUARED_ERROR)
                abstract §class Net {
                    @Dense(units = 40000) abstract Tensor first(Tensor x);
                    @Dense(units = 40000) abstract Tensor second(Tensor first);
                }
                """);
    }
}
