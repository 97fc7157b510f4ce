package cortado.runtime.optimizer;

/** The function {@code sum over i of a_i (w_i - c_i)^2 / 2} with curvatures a and centres c of many sizes. */
final class Quadratic {
    private Quadratic() {}

    static double gradient(int i, double w) {
        return (0.1 + i % 17) * (w - Math.sin(i));
    }

    static float[] floats(int count) {
        float[] w = new float[count];
        for (int i = 0; i < count; i++) {
            w[i] = (i % 41 - 20) / 16f;
        }
        return w;
    }

    static double[] doubles(int count) {
        double[] w = new double[count];
        for (int i = 0; i < count; i++) {
            w[i] = (i % 41 - 20) / 16.0;
        }
        return w;
    }

    static float[] gradients(float[] w) {
        float[] g = new float[w.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = (float) gradient(i, w[i]);
        }
        return g;
    }

    static double[] gradients(double[] w) {
        double[] g = new double[w.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = gradient(i, w[i]);
        }
        return g;
    }

    /** Returns the parameters after some steps. */
    static float[] train(Optimizer optimizer, int count, int steps) {
        float[] w = floats(count);
        train(optimizer, optimizer.start(count), w, 1, steps);
        return w;
    }

    static void train(Optimizer optimizer, OptimizerState state, float[] w, int firstStep, int lastStep) {
        for (int t = firstStep; t <= lastStep; t++) {
            state.begin(t, optimizer.learningRate());
            state.update(w, gradients(w), 0, w.length);
        }
    }
}
