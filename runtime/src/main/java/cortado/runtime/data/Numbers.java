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
        try {
            float value = isDecimal(text) ? Float.parseFloat(text) : Float.NaN;
            return Float.isFinite(value) ? value : Float.NaN;
        } catch (NumberFormatException notANumber) {
            return Float.NaN;
        }
    }
}
