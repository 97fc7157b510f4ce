package cortado.runtime.data;

/** Numbers as they stand in data files and messages. */
final class Numbers {
    private Numbers() {}

    /** Writes whole numbers without a fraction: 12, not 12.0. */
    static String shortest(float value) {
        return value == (int) value ? Integer.toString((int) value) : Float.toString(value);
    }

    /**
     * Tells whether a text is a plain decimal number. {@link Float#parseFloat} also takes hexadecimal digits,
     * type suffixes and the words NaN and Infinity, which in a table are mistakes.
     */
    static boolean isDecimal(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if ("+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        return digits > 0;
    }

    /** Reads a finite decimal number, and returns NaN for every other text. */
    static float parse(String text) {
        int digits = digits(text);
        return digits >= 0 ? digits : parseAny(text);
    }

    /** Reads up to seven digits, which most fields of images and classes are, or returns -1. */
    private static int digits(String text) {
        if (text.isEmpty() || text.length() > 7) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static float parseAny(String text) {
        try {
            float value = isDecimal(text) ? Float.parseFloat(text) : Float.NaN;
            return Float.isFinite(value) ? value : Float.NaN;
        } catch (NumberFormatException notANumber) {
            return Float.NaN;
        }
    }
}
