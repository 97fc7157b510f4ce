package cortado.runtime.optimizer;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LT;

import cortado.runtime.math.Species;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Sgd} in single precision. */
final class SgdState implements OptimizerState {
    private static final VectorSpecies<Float> SPECIES = Species.PREFERRED;

    private final Sgd sgd;
    private final boolean nesterov;
    private final float decay;
    private final float momentum;
    private final float[] velocity;
    private float share;
    private float rate;

    SgdState(Sgd sgd, int parameterCount) {
        this.sgd = sgd;
        nesterov = sgd.nesterov();
        decay = (float) sgd.weightDecay();
        momentum = (float) sgd.momentum();
        velocity = new float[momentum == 0 ? 0 : parameterCount];
    }

    @Override
    public void begin(long step, double learningRate) {
        share = (float) sgd.share(step);
        rate = (float) learningRate;
    }

    @Override
    public SequencedMap<String, float[]> arrays() {
        SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
        if (momentum != 0) {
            arrays.put("velocity", velocity);
        }
        return arrays;
    }

    @Override
    public void update(float[] parameters, float[] gradients, int from, int to) {
        int end = from + SPECIES.loopBound(to - from);
        if (momentum == 0) {
            descend(parameters, gradients, from, end);
        } else {
            accelerate(parameters, gradients, from, end);
        }
        for (int i = end; i < to; i++) {
            update(parameters, gradients, i);
        }
    }

    /** One element, by the operations that the loops below apply to vectors of them. */
    private void update(float[] parameters, float[] gradients, int i) {
        float w = parameters[i];
        float g = Math.fma(decay, w, gradients[i]);
        parameters[i] = Math.fma(-rate, momentum == 0 ? g : accelerate(i, g), w);
    }

    private float accelerate(int i, float g) {
        float v = Flush.below(Flush.MOMENT, Math.fma(momentum, velocity[i], g * share));
        velocity[i] = v;
        return nesterov ? Math.fma(momentum, v, g) : v;
    }

    // No vector is passed to a method of ours: if C2 did not inline it, the vector would become an object.

    private void descend(float[] parameters, float[] gradients, int from, int end) {
        for (int i = from; i < end; i += SPECIES.length()) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, i);
            FloatVector g = w.lanewise(FMA, decay, FloatVector.fromArray(SPECIES, gradients, i));
            g.lanewise(FMA, -rate, w).intoArray(parameters, i);
        }
    }

    private void accelerate(float[] parameters, float[] gradients, int from, int end) {
        for (int i = from; i < end; i += SPECIES.length()) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, i);
            FloatVector g = w.lanewise(FMA, decay, FloatVector.fromArray(SPECIES, gradients, i));
            FloatVector raw = FloatVector.fromArray(SPECIES, velocity, i).lanewise(FMA, momentum, g.mul(share));
            FloatVector v = raw.blend(0, raw.abs().compare(LT, Flush.MOMENT));
            v.intoArray(velocity, i);
            FloatVector direction = nesterov ? v.lanewise(FMA, momentum, g) : v;
            direction.lanewise(FMA, -rate, w).intoArray(parameters, i);
        }
    }
}
