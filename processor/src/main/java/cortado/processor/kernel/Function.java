package cortado.processor.kernel;

/** The elementary functions, with their meaning in double. Comparisons yield masks. */
public enum Function {
    ADD(2, 1, false),
    SUBTRACT(2, 1, false),
    MULTIPLY(2, 1, false),
    DIVIDE(2, 4, false),
    NEGATE(1, 1, false),
    MAXIMUM(2, 3, false),
    MINIMUM(2, 3, false),
    ABS(1, 1, false),
    SQRT(1, 4, false),
    EXP(1, 25, false),
    EXPM1(1, 30, false),
    LOG(1, 30, false),
    LOG1P(1, 30, false),
    TANH(1, 30, false),
    SIGMOID(1, 30, false),
    ERF(1, 40, false),
    LESS(2, 1, true),
    LESS_EQUAL(2, 1, true),
    EQUAL(2, 1, true),
    AND(2, 1, true),
    OR(2, 1, true),
    NOT(1, 1, true),
    /** {@code SELECT(mask, a, b)}: a where the mask holds, else b. */
    SELECT(3, 1, false);

    private final int arity;
    private final int cost;
    private final boolean mask;

    Function(int arity, int cost, boolean mask) {
        this.arity = arity;
        this.cost = cost;
        this.mask = mask;
    }

    public int arity() {
        return arity;
    }

    /** About how many vector operations one call costs. */
    public int cost() {
        return cost;
    }

    /** Whether the result is a mask. */
    public boolean isMask() {
        return mask;
    }

    /** Whether argument {@code index} is a mask. */
    public boolean takesMask(int index) {
        return this == AND || this == OR || this == NOT || this == SELECT && index == 0;
    }

    /** Its value in double; masks are 0 and 1. */
    public double apply(double... x) {
        return switch (this) {
            case ADD -> x[0] + x[1];
            case SUBTRACT -> x[0] - x[1];
            case MULTIPLY -> x[0] * x[1];
            case DIVIDE -> x[0] / x[1];
            case NEGATE -> -x[0];
            case MAXIMUM -> Math.max(x[0], x[1]);
            case MINIMUM -> Math.min(x[0], x[1]);
            case ABS -> Math.abs(x[0]);
            case SQRT -> Math.sqrt(x[0]);
            case EXP -> StrictMath.exp(x[0]);
            case EXPM1 -> StrictMath.expm1(x[0]);
            case LOG -> StrictMath.log(x[0]);
            case LOG1P -> StrictMath.log1p(x[0]);
            case TANH -> StrictMath.tanh(x[0]);
            case SIGMOID -> 1 / (1 + StrictMath.exp(-x[0]));
            case ERF -> ErrorFunction.erf(x[0]);
            case LESS -> truth(x[0] < x[1]);
            case LESS_EQUAL -> truth(x[0] <= x[1]);
            case EQUAL -> truth(x[0] == x[1]);
            case AND -> truth(x[0] != 0 && x[1] != 0);
            case OR -> truth(x[0] != 0 || x[1] != 0);
            case NOT -> truth(x[0] == 0);
            case SELECT -> x[0] != 0 ? x[1] : x[2];
        };
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
