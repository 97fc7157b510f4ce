package cortado.processor.golden;

/** The two programs that are generated for a network. */
enum Precision {
    /** The vectorised program. */
    FLOAT("f32", 1e-5),
    /** The reference twin. */
    DOUBLE("f64", 1e-12);

    private final String key;
    private final double strict;

    Precision(String key, double strict) {
        this.key = key;
        this.strict = strict;
    }

    /** How cases name it. */
    String key() {
        return key;
    }

    /** The tolerance of the stricter grade. */
    double strict() {
        return strict;
    }
}
