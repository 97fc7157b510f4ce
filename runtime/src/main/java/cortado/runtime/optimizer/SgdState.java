package cortado.runtime.optimizer;

import cortado.runtime.math.Species;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
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
            descendTail(parameters, gradients, end, SPECIES.indexInRange(end, to));
        } else {
            accelerate(parameters, gradients, from, end);
            accelerateTail(parameters, gradients, end, SPECIES.indexInRange(end, to));
        }
    }

    private void descend(float[] parameters, float[] gradients, int from, int end) {
        for (int i = from; i < end; i += SPECIES.length()) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, i);
            FloatVector g = decayed(w, FloatVector.fromArray(SPECIES, gradients, i));
            moved(w, g).intoArray(parameters, i);
        }
    }

    private void descendTail(float[] parameters, float[] gradients, int i, VectorMask<Float> mask) {
        FloatVector w = FloatVector.fromArray(SPECIES, parameters, i, mask);
        FloatVector g = decayed(w, FloatVector.fromArray(SPECIES, gradients, i, mask));
        moved(w, g).intoArray(parameters, i, mask);
    }

    private void accelerate(float[] parameters, float[] gradients, int from, int end) {
        for (int i = from; i < end; i += SPECIES.length()) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, i);
            FloatVector g = decayed(w, FloatVector.fromArray(SPECIES, gradients, i));
            FloatVector v = accelerated(FloatVector.fromArray(SPECIES, velocity, i), g);
            v.intoArray(velocity, i);
            moved(w, direction(v, g)).intoArray(parameters, i);
        }
    }

    private void accelerateTail(float[] parameters, float[] gradients, int i, VectorMask<Float> mask) {
        FloatVector w = FloatVector.fromArray(SPECIES, parameters, i, mask);
        FloatVector g = decayed(w, FloatVector.fromArray(SPECIES, gradients, i, mask));
        FloatVector v = accelerated(FloatVector.fromArray(SPECIES, velocity, i, mask), g);
        v.intoArray(velocity, i, mask);
        moved(w, direction(v, g)).intoArray(parameters, i, mask);
    }

    /** {@code g + decay * w}. */
    private FloatVector decayed(FloatVector w, FloatVector g) {
        return FloatVector.broadcast(SPECIES, decay).fma(w, g);
    }

    /** {@code momentum * v + share * g}. */
    private FloatVector accelerated(FloatVector v, FloatVector g) {
        return Flush.below(Flush.MOMENT, FloatVector.broadcast(SPECIES, momentum).fma(v, g.mul(share)));
    }

    /** {@code v}, or {@code g + momentum * v} with Nesterov's look-ahead. */
    private FloatVector direction(FloatVector v, FloatVector g) {
        return nesterov ? FloatVector.broadcast(SPECIES, momentum).fma(v, g) : v;
    }

    /** {@code w - rate * d}. */
    private FloatVector moved(FloatVector w, FloatVector d) {
        return FloatVector.broadcast(SPECIES, -rate).fma(d, w);
    }
}
