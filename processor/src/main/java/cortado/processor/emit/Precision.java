package cortado.processor.emit;

/** The number type of generated scalar code. */
enum Precision {
    FLOAT("float") {
        @Override
        String literal(double value) {
            float rounded = (float) value;
            return isFinite(rounded) ? rounded + "f" : special("Float", value);
        }

        @Override
        String cast() {
            return "(float) ";
        }
    },
    DOUBLE("double") {
        @Override
        String literal(double value) {
            return isFinite(value) ? String.valueOf(value) : special("Double", value);
        }

        @Override
        String cast() {
            return "(double) ";
        }
    };

    private final String type;

    Precision(String type) {
        this.type = type;
    }

    /** The Java type's name. */
    String type() {
        return type;
    }

    abstract String literal(double value);

    /** A cast from int. */
    abstract String cast();

    /** A cast from double. */
    String round() {
        return this == FLOAT ? cast() : "";
    }

    /** A cast from float. */
    String widen() {
        return this == DOUBLE ? cast() : "";
    }

    private static boolean isFinite(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value);
    }

    private static String special(String box, double value) {
        return box + (Double.isNaN(value) ? ".NaN" : value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
    }
}
