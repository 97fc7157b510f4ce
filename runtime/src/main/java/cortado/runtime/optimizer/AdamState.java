package cortado.runtime.optimizer;

import cortado.runtime.math.Species;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
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
        VectorMask<Float> tail = SPECIES.indexInRange(end, to);
        learn(parameters, gradients, from, end);
        learnTail(parameters, gradients, end, tail);
        for (int i = from; i < to && rule.amsgrad(); i++) {
            greatest[i] = Math.max(greatest[i], v[i]);
        }
        move(parameters, from, end);
        moveTail(parameters, end, tail);
    }

    private void learn(float[] parameters, float[] gradients, int from, int end) {
        for (int i = from; i < end; i += SPECIES.length()) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, i);
            FloatVector g = decayed(w, FloatVector.fromArray(SPECIES, gradients, i));
            first(FloatVector.fromArray(SPECIES, m, i), g).intoArray(m, i);
            second(FloatVector.fromArray(SPECIES, v, i), g).intoArray(v, i);
        }
    }

    private void learnTail(float[] parameters, float[] gradients, int i, VectorMask<Float> mask) {
        FloatVector w = FloatVector.fromArray(SPECIES, parameters, i, mask);
        FloatVector g = decayed(w, FloatVector.fromArray(SPECIES, gradients, i, mask));
        first(FloatVector.fromArray(SPECIES, m, i, mask), g).intoArray(m, i, mask);
        second(FloatVector.fromArray(SPECIES, v, i, mask), g).intoArray(v, i, mask);
    }

    private void move(float[] parameters, int from, int end) {
        float[] squares = rule.amsgrad() ? greatest : v;
        for (int i = from; i < end; i += SPECIES.length()) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, i);
            FloatVector first = FloatVector.fromArray(SPECIES, m, i);
            FloatVector second = FloatVector.fromArray(SPECIES, squares, i);
            moved(w, quotient(first, second)).intoArray(parameters, i);
        }
    }

    private void moveTail(float[] parameters, int i, VectorMask<Float> mask) {
        float[] squares = rule.amsgrad() ? greatest : v;
        FloatVector w = FloatVector.fromArray(SPECIES, parameters, i, mask);
        FloatVector first = FloatVector.fromArray(SPECIES, m, i, mask);
        FloatVector second = FloatVector.fromArray(SPECIES, squares, i, mask);
        moved(w, quotient(first, second)).intoArray(parameters, i, mask);
    }

    /** {@code g + coupledDecay * w}. */
    private FloatVector decayed(FloatVector w, FloatVector g) {
        return Flush.below(Flush.GRADIENT, FloatVector.broadcast(SPECIES, coupledDecay).fma(w, g));
    }

    /** {@code m + (1 - beta1) * (g - m)}. */
    private FloatVector first(FloatVector m, FloatVector g) {
        return Flush.below(Flush.MOMENT, FloatVector.broadcast(SPECIES, share1).fma(g.sub(m), m));
    }

    /** {@code v + (1 - beta2) * (g^2 - v)}. */
    private FloatVector second(FloatVector v, FloatVector g) {
        return Flush.below(Float.MIN_NORMAL, FloatVector.broadcast(SPECIES, share2).fma(g.mul(g).sub(v), v));
    }

    /** {@code m / (sqrt(v) * rootCorrection + epsilon)}. */
    private FloatVector quotient(FloatVector m, FloatVector v) {
        FloatVector root = v.lanewise(VectorOperators.SQRT);
        return m.div(root.fma(FloatVector.broadcast(SPECIES, rootCorrection), FloatVector.broadcast(SPECIES, epsilon)));
    }

    /** {@code w - (stepSize * quotient + decay * w)}. */
    private FloatVector moved(FloatVector w, FloatVector quotient) {
        return w.sub(FloatVector.broadcast(SPECIES, stepSize).fma(quotient, w.mul(decay)));
    }
}
