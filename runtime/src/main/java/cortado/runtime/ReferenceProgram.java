package cortado.runtime;

import java.util.List;

/**
 * A network as scalar double code that a person can read: the twin that float code and gradients are checked against.
 * Generated classes extend it. Variables lie in row-major order, one after the other in the description's order,
 * without padding.
 */
public abstract class ReferenceProgram implements TrainingLayout {
    protected final double[] parameters;

    /**
     * The loss's gradient in each parameter, in the order of {@link #parameters}; {@link #backward(int)} overwrites it.
     */
    protected final double[] gradients;

    protected final double[] states;
    protected final double[] settings;

    /** Inputs, targets, outputs, the loss and everything between them. */
    protected final double[] arena;

    /** The largest number of samples at a time. */
    protected final int capacity;

    /** The number of samples of the current call. */
    protected int n;

    /** Random key of the current step. */
    protected long key;

    private final Description description;

    /** Takes an arena of {@code perSample * capacity + fixed} doubles. */
    protected ReferenceProgram(Description description, long perSample, long fixed, int capacity) {
        this.description = description;
        this.capacity = capacity;
        parameters = new double[length(description.parameters())];
        gradients = new double[parameters.length];
        states = new double[length(description.states())];
        settings = new double[description.settings().size()];
        arena = new double[Math.toIntExact(Math.addExact(Math.multiplyExact(perSample, capacity), fixed))];
    }

    private static int length(List<Variable> variables) {
        return variables.stream().mapToInt(Variable::elements).sum();
    }

    /** Computes outputs and loss of n samples. */
    public abstract void forward(int n);

    /** Computes the gradients of the n samples that {@link #forward(int)} was called for just before. */
    public abstract void backward(int n);

    /** Copies new running statistics into the states. */
    public abstract void update();

    /** Returns the parameters themselves. */
    public final double[] parameters() {
        return parameters;
    }

    /** Returns the gradients themselves. */
    public final double[] gradients() {
        return gradients;
    }

    /** Returns the states themselves. */
    public final double[] states() {
        return states;
    }

    /** Returns the arena itself. */
    public final double[] arena() {
        return arena;
    }

    /** Returns the loss of the last forward pass. */
    public final double loss() {
        return arena[lossOffset()];
    }

    /** Sets the random key of the step that follows. */
    public final void key(long key) {
        this.key = key;
    }

    /** Sets the number of samples that offsets are for. To be called before inputs are written. */
    public final void samples(int n) {
        if (n < 1 || n > capacity) {
            throw new IllegalArgumentException("expected 1 to " + capacity + " samples, found " + n);
        }
        this.n = n;
    }

    /** Takes over parameters, states and settings. */
    public final void assign(Variables variables) {
        copy(description.parameters(), variables.parameters(), parameters);
        copy(description.states(), variables.states(), states);
        System.arraycopy(variables.exactSettings(), 0, settings, 0, settings.length);
    }

    private static void copy(List<Variable> variables, float[] flat, double[] rowMajor) {
        int position = 0;
        for (Variable variable : variables) {
            for (float value : variable.gather(flat)) {
                rowMajor[position++] = value;
            }
        }
    }
}
