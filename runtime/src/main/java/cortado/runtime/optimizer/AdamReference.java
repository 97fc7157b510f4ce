package cortado.runtime.optimizer;

/** {@link Adam} and {@link AdamW} in double precision. */
final class AdamReference implements ReferenceState {
    private final AdamRule rule;
    private final double[] m;
    private final double[] v;
    private final double[] greatest;
    private double rate;
    private double stepSize;
    private double rootCorrection;

    AdamReference(AdamRule rule, int parameterCount) {
        this.rule = rule;
        m = new double[parameterCount];
        v = new double[parameterCount];
        greatest = new double[parameterCount];
    }

    @Override
    public void begin(long step, double learningRate) {
        rate = learningRate;
        stepSize = rule.stepSize(step, learningRate);
        rootCorrection = rule.rootCorrection(step);
    }

    @Override
    public void update(double[] parameters, double[] gradients, int from, int to) {
        for (int i = from; i < to; i++) {
            double g = gradients[i] + rule.coupledDecay() * parameters[i];
            m[i] = rule.beta1() * m[i] + (1 - rule.beta1()) * g;
            v[i] = rule.beta2() * v[i] + (1 - rule.beta2()) * g * g;
            greatest[i] = Math.max(greatest[i], v[i]);
            double divisor = Math.sqrt(rule.amsgrad() ? greatest[i] : v[i]) * rootCorrection + rule.epsilon();
            parameters[i] -= rate * rule.decoupledDecay() * parameters[i] + stepSize * m[i] / divisor;
        }
    }
}
