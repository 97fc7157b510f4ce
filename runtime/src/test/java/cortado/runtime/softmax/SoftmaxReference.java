package cortado.runtime.softmax;

import cortado.runtime.ReferenceProgram;

/** The double twin. Parameters: w [2,3], b [2]. Arena as in {@link SoftmaxTraining}. */
class SoftmaxReference extends ReferenceProgram {
    SoftmaxReference(int capacity) {
        super(Softmax.DESCRIPTION, 13, 1, capacity);
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

    @Override
    public int inputGradientOffset(int port) {
        return 8 * n;
    }

    @Override
    public int lossOffset() {
        return 11 * n;
    }

    @Override
    public void forward(int n) {
        samples(n);
        double loss = 0;
        for (int s = 0; s < n; s++) {
            for (int o = 0; o < 2; o++) {
                double sum = parameters[6 + o];
                for (int i = 0; i < 3; i++) {
                    sum += arena[3 * s + i] * parameters[3 * o + i];
                }
                arena[4 * n + 2 * s + o] = sum;
            }
            int at = 4 * n + 2 * s;
            loss += Math.log(Math.exp(arena[at]) + Math.exp(arena[at + 1])) - arena[at + (int) arena[3 * n + s]];
        }
        double squares = 0;
        for (int i = 0; i < 6; i++) {
            squares += parameters[i] * parameters[i];
        }
        arena[lossOffset()] = loss / n + settings[0] * squares;
    }

    @Override
    public void backward(int n) {
        for (int i = 0; i < 8; i++) {
            gradients[i] = i < 6 ? 2 * settings[0] * parameters[i] : 0;
        }
        for (int s = 0; s < n; s++) {
            int at = 4 * n + 2 * s;
            double sum = Math.exp(arena[at]) + Math.exp(arena[at + 1]);
            for (int o = 0; o < 2; o++) {
                double d = (Math.exp(arena[at + o]) / sum - (o == (int) arena[3 * n + s] ? 1 : 0)) / n;
                gradients[6 + o] += d;
                for (int i = 0; i < 3; i++) {
                    gradients[3 * o + i] += d * arena[3 * s + i];
                    double dx = o == 0 ? 0 : arena[8 * n + 3 * s + i];
                    arena[8 * n + 3 * s + i] = dx + d * parameters[3 * o + i];
                }
            }
        }
    }

    @Override
    public void update() {
        states[0] += 1;
    }
}
