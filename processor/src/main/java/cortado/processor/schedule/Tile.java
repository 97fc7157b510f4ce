package cortado.processor.schedule;

import java.util.List;

/**
 * A block of a product whose results stay in registers: {@code rows * vectors} chains of fused multiply-adds over the
 * depth.
 *
 * @param rows rows of the block
 * @param vectors vectors side by side
 * @param masked whether only some lanes are stored
 * @param rowStride floats from one row to the next in the broadcast operand
 * @param depthStrides floats from one step to the next in it, for each loop over the depth, outermost first
 * @param outStride floats from one row to the next in the output
 */
public record Tile(int rows, int vectors, boolean masked, int rowStride, List<Integer> depthStrides, int outStride) {
    public Tile {
        depthStrides = List.copyOf(depthStrides);
    }

    /**
     * Rows of a tile of two vectors: 12 keep 24 sums in the 32 registers of AVX-512 and NEON-sized files; 6 keep 12 in
     * the 16 of AVX2. Four and one take what is left.
     */
    public static final List<Integer> HEIGHTS = List.of(12, 6, 4, 1);

    /** The tallest tile for 16 registers. */
    public static final int NARROW = 6;
}
