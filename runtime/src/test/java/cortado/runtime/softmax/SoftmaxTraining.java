package cortado.runtime.softmax;

import cortado.runtime.TrainingProgram;
import cortado.runtime.Variables;
import cortado.runtime.parallel.Workers;

/** Arena: x [n,3], label [n], scores [n,2], p - e(label) [n,2], dx [n,3], loss. */
class SoftmaxTraining extends TrainingProgram {
    SoftmaxTraining(Variables variables, int capacity, Workers workers) {
        super(variables, arena(13, 1, capacity), capacity, workers);
    }

    @Override
    public int inputOffset(int port) {
        return 0;
    }

    @Override
    public int targetOffset(int port) {
        return 3 * n;
    }

    @Override
    public int outputOffset(int port) {
        return 4 * n;
    }

    private int differenceOffset() {
        return 6 * n;
    }

    @Override
    public int inputGradientOffset(int port) {
        return 8 * n;
    }

    @Override
    public int lossOffset() {
        return 11 * n;
    }

    @Override
    public int phases() {
        return 3;
    }

    @Override
    public int forwardPhases() {
        return 2;
    }

    @Override
    protected long work(int phase) {
        return 12;
    }

    @Override
    protected String layer(int phase) {
        return phase == 1 ? "loss" : "scores";
    }

    @Override
    public void run(int phase, int shard, int shards) {
        switch (phase) {
            case 0 -> SoftmaxPrediction.dense(arena, 0, parameters, arena, outputOffset(0), n);
            case 1 -> crossEntropy();
            case 2 -> denseGradients();
            default -> throw new AssertionError();
        }
    }

    private void crossEntropy() {
        float loss = 0;
        for (int s = 0; s < n; s++) {
            int at = outputOffset(0) + 2 * s;
            int label = (int) arena[targetOffset(0) + s];
            float largest = Math.max(arena[at], arena[at + 1]);
            float sum = (float) (Math.exp(arena[at] - largest) + Math.exp(arena[at + 1] - largest));
            loss += largest + (float) Math.log(sum) - arena[at + label];
            for (int o = 0; o < 2; o++) {
                float p = (float) Math.exp(arena[at + o] - largest) / sum;
                arena[differenceOffset() + 2 * s + o] = (p - (o == label ? 1 : 0)) / n;
            }
        }
        float squares = 0;
        for (int i = 0; i < 48; i++) {
            squares += parameters[i] * parameters[i];
        }
        arena[lossOffset()] = loss / n + settings[0] * squares;
    }

    private void denseGradients() {
        for (int i = 0; i < 48; i++) {
            gradients[i] = 2 * settings[0] * parameters[i];
        }
        gradients[48] = 0;
        gradients[49] = 0;
        for (int s = 0; s < n; s++) {
            for (int o = 0; o < 2; o++) {
                float d = arena[differenceOffset() + 2 * s + o];
                gradients[48 + o] += d;
                for (int i = 0; i < 3; i++) {
                    gradients[16 * i + o] += d * arena[3 * s + i];
                    float dx = o == 0 ? 0 : arena[inputGradientOffset(0) + 3 * s + i];
                    arena[inputGradientOffset(0) + 3 * s + i] = dx + d * parameters[16 * i + o];
                }
            }
        }
    }

    @Override
    public void update() {
        states[0] += 1;
    }
}
