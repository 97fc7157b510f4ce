package cortado.processor.kernel;

/** How a reduction joins its elements. */
public enum Reduction {
    SUM(0),
    MAX(Double.NEGATIVE_INFINITY),
    MIN(Double.POSITIVE_INFINITY),
    /** The position of the first greatest element along the one axis reduced; the first NaN counts as greatest. */
    ARGMAX(-1);

    private final double neutral;

    Reduction(double neutral) {
        this.neutral = neutral;
    }

    /** What a reduction of no elements yields. */
    public double neutral() {
        return neutral;
    }

    /** Two partial results joined; not for {@link #ARGMAX}. */
    public double join(double a, double b) {
        return switch (this) {
            case SUM -> a + b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case ARGMAX -> throw new IllegalStateException("ARGMAX keeps a position");
        };
    }
}
