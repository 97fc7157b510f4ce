package cortado.runtime;

import cortado.runtime.math.Exp;
import cortado.runtime.math.Sigmoid;

/** What scores mean under a task: classes and probabilities. */
final class Scores {
    private Scores() {}

    /**
     * Returns the class of one sample: the position of the greatest score, the first among equals; for a binary task 0
     * or 1.
     */
    static int classOf(Task task, float[] scores) {
        return switch (task) {
            case BINARY_LOGITS -> scores[0] > 0 ? 1 : 0;
            case BINARY_PROBABILITIES -> scores[0] > 0.5f ? 1 : 0;
            case CLASSIFICATION, CLASSIFICATION_LOG_PROBABILITIES -> largest(scores);
            case REGRESSION, OTHER -> throw noClasses(task);
        };
    }

    private static int largest(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /** Returns probabilities for the first output of any number of samples; classes are its last axis. */
    static float[] probabilities(Description description, float[] scores) {
        float[] result = scores.clone();
        switch (description.task()) {
            case CLASSIFICATION -> softmaxRows(result, description.outputs().getFirst().shape().getLast());
            case CLASSIFICATION_LOG_PROBABILITIES -> exp(result);
            case BINARY_LOGITS -> sigmoid(result);
            case BINARY_PROBABILITIES -> {}
            case REGRESSION, OTHER -> throw noClasses(description.task());
        }
        return result;
    }

    private static void softmaxRows(float[] scores, int classes) {
        for (int row = 0; row < scores.length; row += classes) {
            softmax(scores, row, row + classes);
        }
    }

    private static void softmax(float[] scores, int begin, int end) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = begin; i < end; i++) {
            max = Math.max(max, scores[i]);
        }
        float sum = 0;
        for (int i = begin; i < end; i++) {
            // Subtract the greatest score first: exp overflows float above 88.
            scores[i] = Exp.exp(scores[i] - max);
            sum += scores[i];
        }
        for (int i = begin; i < end; i++) {
            scores[i] /= sum;
        }
    }

    private static void exp(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Exp.exp(values[i]);
        }
    }

    private static void sigmoid(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Sigmoid.sigmoid(values[i]);
        }
    }

    private static IllegalStateException noClasses(Task task) {
        return new IllegalStateException("the network's loss does not tell of classes (" + task + "): use predict");
    }
}
