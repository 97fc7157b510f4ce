package cortado.runtime;

/** What the first output and the first target of a network mean, as far as its loss tells. */
public enum Task {
    /** Scores of classes before softmax, against a class index. */
    CLASSIFICATION,
    /** Logarithms of the classes' probabilities, against a class index. */
    CLASSIFICATION_LOG_PROBABILITIES,
    /** Scores before sigmoid, against 0 or 1. */
    BINARY_LOGITS,
    /** Probabilities, against 0 or 1. */
    BINARY_PROBABILITIES,
    /** Real numbers against real numbers. */
    REGRESSION,
    /** Nothing that metrics could be derived from. */
    OTHER;

    /** Whether a target is one of several classes. */
    public boolean isMultiClass() {
        return this == CLASSIFICATION || this == CLASSIFICATION_LOG_PROBABILITIES;
    }

    /** Whether a target is 0 or 1. */
    public boolean isBinary() {
        return this == BINARY_LOGITS || this == BINARY_PROBABILITIES;
    }
}
