package cortado.runtime.optimizer;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.SQRT;

import cortado.runtime.math.Species;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Adam} and {@link AdamW} in single precision. */
final class AdamState implements OptimizerState {
    private static final VectorSpecies<Float> SPECIES = Species.PREFERRED;
    /** Elements that go through all loops together: their four arrays stay in the L1 cache. */
    private static final int BLOCK = 1024;

    private final AdamRule rule;
    private final float share1;
    private final float share2;
    private final float epsilon;
    private final float coupledDecay;
    private final float[] m;
    private final float[] v;
    private final float[] greatest;
    private float stepSize;
    private float rootCorrection;
    private float decay;

    AdamState(AdamRule rule, int parameterCount) {
        this.rule = rule;
        share1 = (float) (1 - rule.beta1());
        share2 = (float) (1 - rule.beta2());
        epsilon = (float) rule.epsilon();
        coupledDecay = (float) rule.coupledDecay();
        m = new float[parameterCount];
        v = new float[parameterCount];
        greatest = new float[rule.amsgrad() ? parameterCount : 0];
    }

    @Override
    public void begin(long step, double learningRate) {
        stepSize = (float) rule.stepSize(step, learningRate);
        rootCorrection = (float) rule.rootCorrection(step);
        decay = (float) (learningRate * rule.decoupledDecay());
    }

    @Override
    public SequencedMap<String, float[]> arrays() {
        SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("m", m);
        arrays.put("v", v);
        if (rule.amsgrad()) {
            arrays.put("greatest_v", greatest);
        }
        return arrays;
    }

    @Override
    public void update(float[] parameters, float[] gradients, int from, int to) {
        for (int block = from; block < to; block += BLOCK) {
            updateBlock(parameters, gradients, block, Math.min(block + BLOCK, to));
        }
    }

    private void updateBlock(float[] parameters, float[] gradients, int from, int to) {
        int end = from + SPECIES.loopBound(to - from);
        learn(parameters, gradients, from, end);
        for (int i = end; i < to; i++) {
            learn(i, Math.fma(coupledDecay, parameters[i], gradients[i]));
        }
        for (int i = from; i < to && rule.amsgrad(); i++) {
            greatest[i] = Math.max(greatest[i], v[i]);
        }
        float[] squares = rule.amsgrad() ? greatest : v;
        move(parameters, squares, from, end);
        for (int i = end; i < to; i++) {
            parameters[i] = moved(parameters[i], m[i], squares[i]);
        }
    }

    /** {@code m + (1 - beta1) * (g - m)} and {@code v + (1 - beta2) * (g^2 - v)}. */
    private void learn(int i, float gradient) {
        float g = Flush.below(Flush.GRADIENT, gradient);
        m[i] = Flush.below(Flush.MOMENT, Math.fma(share1, g - m[i], m[i]));
        v[i] = Flush.below(Flush.SQUARE, Math.fma(share2, g * g - v[i], v[i]));
    }

    /** {@code w - (stepSize * m / (sqrt(v) * rootCorrection + epsilon) + decay * w)}. */
    private float moved(float w, float m, float square) {
        float quotient = m / Math.fma((float) Math.sqrt(square), rootCorrection, epsilon);
        return w - Math.fma(stepSize, quotient, w * decay);
    }

    // The same in vectors. None is passed to a method of ours: if C2 did not inline it, it would become an object.

    private void learn(float[] parameters, float[] gradients, int from, int end) {
        for (int i = from; i < end; i += SPECIES.length()) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, i);
            FloatVector raw = w.lanewise(FMA, coupledDecay, FloatVector.fromArray(SPECIES, gradients, i));
            FloatVector g = raw.blend(0, raw.abs().compare(LT, Flush.GRADIENT));
            FloatVector oldM = FloatVector.fromArray(SPECIES, m, i);
            FloatVector newM = g.sub(oldM).lanewise(FMA, share1, oldM);
            newM.blend(0, newM.abs().compare(LT, Flush.MOMENT)).intoArray(m, i);
            FloatVector oldV = FloatVector.fromArray(SPECIES, v, i);
            FloatVector newV = g.mul(g).sub(oldV).lanewise(FMA, share2, oldV);
            newV.blend(0, newV.abs().compare(LT, Flush.SQUARE)).intoArray(v, i);
        }
    }

    private void move(float[] parameters, float[] squares, int from, int end) {
        for (int i = from; i < end; i += SPECIES.length()) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, i);
            FloatVector root = FloatVector.fromArray(SPECIES, squares, i).lanewise(SQRT);
            FloatVector quotient = FloatVector.fromArray(SPECIES, m, i).div(root.fma(rootCorrection, epsilon));
            w.sub(quotient.lanewise(FMA, stepSize, w.mul(decay))).intoArray(parameters, i);
        }
    }
}
