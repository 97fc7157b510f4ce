package cortado.runtime.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The overloads in double precision that are not {@link StrictMath}'s, against values computed with 40 digits. */
class DoublesTest {
    @ParameterizedTest
    @CsvSource({
        "1e-300, 1.1283791670955126022e-300",
        "1e-8, 1.1283791670955125599e-8",
        "0.1, 0.1124629160182848984",
        "0.5, 0.52049987781304653768",
        "1, 0.84270079294971486934",
        "1.5, 0.96610514647531072707",
        "2, 0.99532226501895273416",
        "2.25, 0.9985372834133188483",
        "2.4999, 0.99959283009966654862",
        "2.5, 0.99959304798255504106",
        "2.75, 0.99989937807788036316",
        "3.5, 0.99999925690162765859",
        "4.5, 0.99999999980338395585",
        "5.75, 0.99999999999999957679",
        "9, 1"
    })
    void erfIsAccurate(double x, double exact) {
        assertEquals(1, Erf.erf(x) / exact, 1e-15);
        assertEquals(-Erf.erf(x), Erf.erf(-x));
    }

    @ParameterizedTest
    @CsvSource({
        "-700, 9.8596765437597708567e-305",
        "-40, 4.2483542552915889773e-18",
        "-1, 0.26894142136999512075",
        "0, 0.5",
        "0.5, 0.62245933120185456464",
        "3, 0.95257412682243321912",
        "40, 1"
    })
    void sigmoidIsAccurate(double x, double exact) {
        assertEquals(1, Sigmoid.sigmoid(x) / exact, 1e-15);
    }

    @Test
    void extremesAreDefined() {
        assertEquals(1, Erf.erf(Double.POSITIVE_INFINITY));
        assertEquals(-1, Erf.erf(Double.NEGATIVE_INFINITY));
        assertEquals(-0.0, Erf.erf(-0.0));
        assertEquals(Double.NaN, Erf.erf(Double.NaN));
        assertEquals(0, Sigmoid.sigmoid(-1e4));
        assertEquals(1, Sigmoid.sigmoid(Double.POSITIVE_INFINITY));
        assertEquals(0, Sigmoid.sigmoid(Double.NEGATIVE_INFINITY));
        assertEquals(Double.NaN, Sigmoid.sigmoid(Double.NaN));
    }
}
