package cortado.runtime.softmax;

import cortado.runtime.Program;
import cortado.runtime.Variables;
import cortado.runtime.parallel.Workers;

/** {@code scores[n,o] = b[o] + sum over i of x[n,i] * w[o,i]}. */
final class SoftmaxPrediction extends Program {
    SoftmaxPrediction(Variables variables, int capacity) {
        super(variables, arena(5, 0, capacity), capacity, Workers.of(1));
    }

    @Override
    public int inputOffset(int port) {
        return 0;
    }

    @Override
    public int outputOffset(int port) {
        return 3 * n;
    }

    @Override
    public int phases() {
        return 1;
    }

    @Override
    protected long work(int phase) {
        return 12;
    }

    @Override
    public void run(int phase, int shard, int shards) {
        dense(arena, 0, parameters, arena, 3 * n, n);
    }

    /** Writes the scores of n samples. */
    static void dense(float[] x, int xAt, float[] parameters, float[] scores, int scoresAt, int n) {
        for (int s = 0; s < n; s++) {
            for (int o = 0; o < 2; o++) {
                float sum = parameters[48 + o];
                for (int i = 0; i < 3; i++) {
                    sum = Math.fma(x[xAt + 3 * s + i], parameters[16 * i + o], sum);
                }
                scores[scoresAt + 2 * s + o] = sum;
            }
        }
    }
}
