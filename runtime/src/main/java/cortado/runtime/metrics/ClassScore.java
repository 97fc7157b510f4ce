package cortado.runtime.metrics;

/**
 * A measure of one class against all others, from the counts of samples that are of the class and were taken for it
 * (true positives), were taken for it wrongly (false positives), or were missed (false negatives). 0 where the formula
 * divides 0 by 0.
 */
public enum ClassScore {
    /** {@code tp / (tp + fp)}: how many of those taken for the class are of it. */
    PRECISION {
        @Override
        double of(long truePositives, long falsePositives, long falseNegatives) {
            return ratio(truePositives, truePositives + falsePositives);
        }
    },
    /** {@code tp / (tp + fn)}: how many of the class were found. */
    RECALL {
        @Override
        double of(long truePositives, long falsePositives, long falseNegatives) {
            return ratio(truePositives, truePositives + falseNegatives);
        }
    },
    /** {@code 2 tp / (2 tp + fp + fn)}: the harmonic mean of both. */
    F1 {
        @Override
        double of(long truePositives, long falsePositives, long falseNegatives) {
            return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
        }
    };

    abstract double of(long truePositives, long falsePositives, long falseNegatives);

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
