package cortado.runtime.optimizer;

/** How parameters follow their gradients: an immutable configuration. */
public interface Optimizer {
    /** Returns the learning rate that schedules start from. */
    double learningRate();

    /** Returns the state before the first step, for the single-precision program. */
    OptimizerState start(int parameterCount);

    /** Returns the state before the first step, for the scalar program in double precision. */
    ReferenceState startReference(int parameterCount);
}
