package cortado.runtime.optimizer;

/** {@link Sgd} in double precision. */
final class SgdReference implements ReferenceState {
    private final Sgd sgd;
    private final double[] velocity;
    private double share;
    private double rate;

    SgdReference(Sgd sgd, int parameterCount) {
        this.sgd = sgd;
        velocity = new double[parameterCount];
    }

    @Override
    public void begin(long step, double learningRate) {
        share = sgd.share(step);
        rate = learningRate;
    }

    @Override
    public void update(double[] parameters, double[] gradients, int from, int to) {
        for (int i = from; i < to; i++) {
            double g = gradients[i] + sgd.weightDecay() * parameters[i];
            velocity[i] = sgd.momentum() * velocity[i] + (sgd.momentum() == 0 ? 1 : share) * g;
            parameters[i] -= rate * (sgd.nesterov() ? g + sgd.momentum() * velocity[i] : velocity[i]);
        }
    }
}
