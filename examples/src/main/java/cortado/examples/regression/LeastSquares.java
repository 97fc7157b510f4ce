package cortado.examples.regression;

import cortado.runtime.data.Dataset;

/** Linear regression without descent: solves the normal equations {@code (X'X) w = X'y} in double. */
final class LeastSquares {
    private LeastSquares() {}

    /** Returns the weight of each element of the input; inputs and target have mean 0, so that there is no intercept. */
    static double[] coefficients(Dataset data) {
        int n = data.inputs().getFirst().size();
        double[][] equations = new double[n][n + 1];
        for (int sample = 0; sample < data.size(); sample++) {
            for (int i = 0; i < n; i++) {
                double x = data.value(sample, 0, i);
                for (int j = 0; j < n; j++) {
                    equations[i][j] += x * data.value(sample, 0, j);
                }
                equations[i][n] += x * data.value(sample, 1, 0);
            }
        }
        return solve(equations);
    }

    /** Gauss-Jordan elimination. {@code X'X} is positive definite, so that no row has to be exchanged. */
    private static double[] solve(double[][] equations) {
        int n = equations.length;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int row = 0; row < n; row++) {
                double factor = row == pivot ? 0 : equations[row][pivot] / equations[pivot][pivot];
                for (int column = pivot; column <= n; column++) {
                    equations[row][column] -= factor * equations[pivot][column];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = equations[i][n] / equations[i][i];
        }
        return solution;
    }
}
