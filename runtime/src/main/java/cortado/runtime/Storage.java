package cortado.runtime;

/** How the elements of a variable lie in the flat array that holds it. Files and users see row-major order only. */
public sealed interface Storage {
    /** Returns how many floats a variable of this many elements takes, padding included. */
    int length(int elements);

    /** Returns where an element lies, counted from the variable's offset, given its position in row-major order. */
    int index(int logical);

    /** One element after the other, the last axis fastest. */
    record RowMajor() implements Storage {
        @Override
        public int length(int elements) {
            return elements;
        }

        @Override
        public int index(int logical) {
            return logical;
        }
    }

    /**
     * Panels of 16 lanes, padded with zeros: element {@code (lane, d)} lies at {@code lane/16 * depth*16 + d*16 +
     * lane%16}, so that one vector load takes neighbouring lanes at one depth.
     *
     * @param lanesLast false for a variable viewed as {@code [lanes][depth]}, such as a dense weight {@code [out, in]};
     *     true for {@code [depth][lanes]}
     */
    record Panels(int lanes, int depth, boolean lanesLast) implements Storage {
        /** Lanes of a panel: one 512-bit vector, two of 256 or four of 128. */
        public static final int WIDTH = 16;

        @Override
        public int length(int elements) {
            return (lanes + WIDTH - 1) / WIDTH * WIDTH * depth;
        }

        @Override
        public int index(int logical) {
            int lane = lanesLast ? logical % lanes : logical / depth;
            int d = lanesLast ? logical / lanes : logical % depth;
            return lane / WIDTH * depth * WIDTH + d * WIDTH + lane % WIDTH;
        }
    }

    /**
     * Panels of a convolution's weight {@code [lanes, channels, taps...]}: its depth counts taps, and in each of them
     * channels, as a window of an image with channels last does.
     */
    record Filters(int lanes, int channels, int taps) implements Storage {
        @Override
        public int length(int elements) {
            return panels().length(elements);
        }

        @Override
        public int index(int logical) {
            int tap = logical % taps;
            int channel = logical / taps % channels;
            int lane = logical / taps / channels;
            return panels().index((lane * taps + tap) * channels + channel);
        }

        private Panels panels() {
            return new Panels(lanes, channels * taps, false);
        }
    }
}
