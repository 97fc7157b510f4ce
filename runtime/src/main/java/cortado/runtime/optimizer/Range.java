package cortado.runtime.optimizer;

/** Checks of settings that are numbers. */
final class Range {
    private Range() {}

    /** Refuses NaN, infinity and negative numbers. */
    static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a number of 0 or more");
        }
    }

    /** Refuses NaN, infinity, negative numbers and what is zero in single precision. */
    static void positive(String name, double value) {
        if (!((float) value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a number above 0");
        }
    }

    /** Refuses NaN and numbers outside of [0, 1). */
    static void belowOne(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a number from 0 to below 1");
        }
    }
}
