package cortado.runtime.optimizer;

/** Keeps gradients from being so large that one step ruins the parameters. */
public sealed interface GradientClip {
    /** Returns what a step's gradients are to be multiplied by, given their norm (see {@link GradientNorm}). */
    double scale(double norm);

    /** Leaves gradients as they are. */
    static GradientClip none() {
        return new None();
    }

    /** Puts each element into {@code [-limit, limit]}. */
    static GradientClip byValue(double limit) {
        return new ByValue(limit);
    }

    /**
     * Multiplies all gradients together by {@code min(1, limit / (norm + 1e-6))} (Pascanu, Mikolov and Bengio, 2013).
     */
    static GradientClip byNorm(double limit) {
        return new ByNorm(limit);
    }

    /** Clips the gradients {@code from} to {@code to - 1}; NaN stays NaN. */
    default void apply(float[] gradients, int from, int to, double norm) {
        float factor = (float) scale(norm);
        for (int i = from; i < to && factor != 1; i++) {
            gradients[i] *= factor;
        }
    }

    /** Clips the gradients {@code from} to {@code to - 1} in double precision; NaN stays NaN. */
    default void apply(double[] gradients, int from, int to, double norm) {
        double factor = scale(norm);
        for (int i = from; i < to && factor != 1; i++) {
            gradients[i] *= factor;
        }
    }

    /** No limit. */
    record None() implements GradientClip {
        @Override
        public double scale(double norm) {
            return 1;
        }
    }

    /**
     * A limit for all gradients together.
     *
     * @param limit the greatest Euclidean norm
     */
    record ByNorm(double limit) implements GradientClip {
        /** Refuses what is no limit. */
        public ByNorm {
            Range.positive("the norm to clip gradients to", limit);
        }

        @Override
        public double scale(double norm) {
            return Math.min(1, limit / (norm + 1e-6));
        }
    }

    /**
     * A limit for each element.
     *
     * @param limit the greatest size
     */
    record ByValue(double limit) implements GradientClip {
        /** Refuses what is no limit. */
        public ByValue {
            Range.positive("the value to clip gradients to", limit);
        }

        @Override
        public double scale(double norm) {
            return 1;
        }

        @Override
        public void apply(float[] gradients, int from, int to, double norm) {
            float most = (float) limit;
            for (int i = from; i < to; i++) {
                gradients[i] = Math.min(Math.max(gradients[i], -most), most);
            }
        }

        @Override
        public void apply(double[] gradients, int from, int to, double norm) {
            for (int i = from; i < to; i++) {
                gradients[i] = Math.min(Math.max(gradients[i], -limit), limit);
            }
        }
    }
}
