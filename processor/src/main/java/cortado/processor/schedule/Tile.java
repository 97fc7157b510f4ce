package cortado.processor.schedule;

import java.util.List;

/**
 * A block of a product whose results stay in registers: {@code rows * vectors} chains of fused multiply-adds over the
 * depth.
 *
 * @param rows rows of the block
 * @param vectors vectors side by side
 * @param masked whether only some lanes are stored
 * @param rowStride,depthStride floats from one row and one step of the depth to the next in the broadcast operand
 * @param outStride floats from one row to the next in the output
 */
public record Tile(int rows, int vectors, boolean masked, int rowStride, int depthStride, int outStride) {
    /**
     * Rows of a tile of two vectors: 12 keep 24 sums in the 32 registers of AVX-512 and NEON-sized files; 6 keep 12 in
     * the 16 of AVX2. Four and one take what is left.
     */
    public static final List<Integer> HEIGHTS = List.of(12, 6, 4, 1);

    /** The tallest tile for 16 registers. */
    public static final int NARROW = 6;

    public Tile withRows(int newRows) {
        return new Tile(newRows, vectors, masked, rowStride, depthStride, outStride);
    }
}
