package cortado.benchmarks.training;

import java.util.SplittableRandom;

/**
 * Samples from a standard normal distribution. A random linear map tells their classes, but for one in five, which has a random class: a network that
 * fits its data perfectly would have gradients so small that a benchmark measured subnormal numbers.
 */
final class NoisyData {
    private static final double NOISE = 0.2;

    private final float[] inputs;
    private final float[] labels;

    /** Draws the samples of a workload, the same at each call. */
    NoisyData(Workload workload) {
        SplittableRandom random = new SplittableRandom(1);
        inputs = normal(random, workload.samples * workload.inputs());
        labels = new float[workload.samples];
        float[] teacher = normal(random, workload.classes * workload.inputs());
        for (int sample = 0; sample < labels.length; sample++) {
            labels[sample] = random.nextDouble() < NOISE
                    ? random.nextInt(workload.classes)
                    : greatest(teacher, sample, workload);
        }
    }

    private static float[] normal(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private int greatest(float[] teacher, int sample, Workload workload) {
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < workload.classes; c++) {
            double score = 0;
            for (int i = 0; i < workload.inputs(); i++) {
                score += teacher[c * workload.inputs() + i] * inputs[sample * workload.inputs() + i];
            }
            best = score > bestScore ? c : best;
            bestScore = Math.max(score, bestScore);
        }
        return best;
    }

    /** Returns the inputs, sample after sample. */
    float[] inputs() {
        return inputs;
    }

    /** Returns the classes. */
    float[] labels() {
        return labels;
    }
}
