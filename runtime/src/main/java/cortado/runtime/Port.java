package cortado.runtime;

import java.util.List;

/**
 * A named tensor at the border of a network: an input, a target or an output.
 *
 * @param shape of one sample; the batch is no part of it
 * @param classes the exclusive upper bound of integers, 0 where it is unknown or the tensor is real
 */
public record Port(String name, List<Integer> shape, Kind kind, int classes) {
    /** Every whole number up to here is a float of its own. */
    private static final int EXACT = 1 << 24;

    /** What the numbers of a port are. In memory all are floats. */
    public enum Kind {
        /** Any numbers. */
        REAL,
        /** Indices of words or classes, from 0. */
        TOKENS,
        /** 0 or 1. */
        MASK
    }

    public Port {
        shape = List.copyOf(shape);
    }

    /** Returns the number of elements of one sample. */
    public int elements() {
        return Shapes.elements(shape);
    }

    /** Returns whether a number may stand here. */
    public boolean allows(float value) {
        return switch (kind) {
            case REAL -> Float.isFinite(value);
            case TOKENS -> value == (int) value && Math.abs(value) <= EXACT
                    && (classes == 0 || value >= 0 && value < classes);
            case MASK -> value == 0 || value == 1;
        };
    }

    /** Returns what {@link #allows} asks for, such as "a class from 0 to 9". */
    public String expectation() {
        return switch (kind) {
            case REAL -> "a finite number";
            case TOKENS -> classes > 0 ? "a class from 0 to " + (classes - 1) : "a whole number";
            case MASK -> "0 or 1";
        };
    }
}
