package cortado.runtime;

import cortado.runtime.parallel.Region;
import cortado.runtime.parallel.Workers;
import java.util.Optional;

/**
 * A network as straight-line float code over flat arrays, for up to {@link #capacity()} samples at a time. Generated
 * classes extend it. A caller writes the inputs of {@code n} samples into the arena, calls {@link #forward(int)} and
 * reads the outputs there. Not for several threads at once.
 */
public abstract class Program implements Region {
    /**
     * Floating-point operations below which a phase runs on the caller's thread alone: about 20 microseconds of one
     * core.
     */
    private static final long WORTH_SHARING = 1_000_000;

    /** Shared with all programs of the same variables. */
    protected final float[] parameters;

    /** Shared with all programs of the same variables. */
    protected final float[] states;

    /** Shared with all programs of the same variables. */
    protected final float[] settings;

    /** Inputs, outputs and everything between them. */
    protected final float[] arena;

    /** The largest number of samples at a time. */
    protected final int capacity;

    /** The number of samples of the current call. */
    protected int n;

    /** Random key of the current step. */
    protected long key;

    private final Workers workers;

    /** Whether the arena holds what {@link #keptPhases()} compute. */
    private boolean kept;

    /**
     * @param arena made by {@link #arena(long, long, int)}
     * @param workers the threads that large phases are shared among
     */
    protected Program(Variables variables, float[] arena, int capacity, Workers workers) {
        this.parameters = variables.parameters();
        this.states = variables.states();
        this.settings = variables.settings();
        this.arena = arena;
        this.capacity = capacity;
        this.workers = workers;
    }

    /**
     * Returns an array for {@code perSample * capacity + fixed} floats and slack. Throws IllegalArgumentException if it
     * is longer than arrays can be.
     */
    protected static float[] arena(long perSample, long fixed, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a batch has at least 1 sample, not " + capacity);
        }
        long length = Math.addExact(Math.multiplyExact(perSample, capacity), fixed) + Variables.SLACK;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a batch of " + capacity + " samples takes " + length
                    + " floats, more than an array holds: use batches of at most "
                    + (Integer.MAX_VALUE - 8 - Variables.SLACK - fixed) / perSample);
        }
        return new float[(int) length];
    }

    /**
     * Returns where sample 0 of an input begins in the arena for the current number of samples; samples follow each
     * other without a gap.
     */
    public abstract int inputOffset(int port);

    /**
     * Returns where sample 0 of an output begins in the arena after {@link #forward(int)}; samples follow each other
     * without a gap.
     */
    public abstract int outputOffset(int port);

    /** Returns the number of phases: pieces of work of which each needs those before it. */
    public abstract int phases();

    /** Returns the number of phases that yield the outputs. */
    public int forwardPhases() {
        return phases();
    }

    /**
     * Returns the number of the first phases that read nothing but parameters and states: they run once, so that these
     * must not change between calls. 0 where training changes them.
     */
    protected int keptPhases() {
        return 0;
    }

    /** Returns the floating-point operations of a phase for one sample; 0 if it must not be shared among threads. */
    protected abstract long work(int phase);

    /**
     * Runs one share of a phase. The bits that all shares leave together must not depend on their number, which is the
     * number of threads or 1.
     */
    @Override
    public abstract void run(int phase, int shard, int shards);

    /** Returns the name of the layer that a phase computes, for messages. */
    protected String layer(int phase) {
        return "phase " + phase;
    }

    /** Returns the arena itself. */
    public final float[] arena() {
        return arena;
    }

    /** Returns the largest number of samples at a time. */
    public final int capacity() {
        return capacity;
    }

    /** Sets the random key of the step that follows. */
    public final void key(long key) {
        this.key = key;
    }

    /**
     * Sets the number of samples that offsets and runs are for. To be called before inputs are written.
     *
     * @param n from 1 to the capacity
     */
    public final void samples(int n) {
        if (n < 1 || n > capacity) {
            throw new IllegalArgumentException("expected 1 to " + capacity + " samples, found " + n);
        }
        this.n = n;
    }

    /** Computes the outputs of n samples. */
    public final void forward(int n) {
        samples(n);
        run(kept ? keptPhases() : 0, forwardPhases());
        kept = true;
    }

    /**
     * Runs all phases again, one at a time, on inputs that were just written into an arena of finite numbers.
     *
     * @return the name of the layer of the first phase that leaves a number that is not finite; empty if none does
     */
    public final Optional<String> firstBadLayer() {
        return Optional.ofNullable(diagnose());
    }

    /**
     * Computes everything once more, step by step on this thread. Generated programs look at every tensor; this looks
     * at every phase.
     *
     * @return the name of the first result that is not finite, null if all are
     */
    protected String diagnose() {
        for (int phase = 0; phase < phases(); phase++) {
            run(phase, 0, 1);
            if (!isFinite()) {
                return layer(phase);
            }
        }
        return null;
    }

    /** Returns whether an infinity or a NaN is among some floats of an array. */
    protected static boolean isBad(float[] values, int at, int floats) {
        return !Finite.all(values, at, at + floats);
    }

    /** Whether all numbers that the phases have computed are finite. */
    boolean isFinite() {
        return Finite.all(arena, 0, arena.length);
    }

    /** Runs phases from {@code begin} to {@code end - 1}, each of which needs those before it. */
    public final void run(int begin, int end) {
        for (int phase = begin; phase < end; phase++) {
            if (workers.threads() > 1 && n * work(phase) >= WORTH_SHARING) {
                workers.run(this, phase, workers.threads());
            } else {
                run(phase, 0, 1);
            }
        }
    }
}
