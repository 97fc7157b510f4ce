package cortado.runtime;

import java.util.List;

/**
 * A named tensor at the border of a network: an input, a target or an output.
 *
 * @param shape of one sample; the batch is no part of it
 * @param classes the exclusive upper bound of integers, 0 where it is unknown or the tensor is real
 */
public record Port(String name, List<Integer> shape, Kind kind, int classes) {
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
}
