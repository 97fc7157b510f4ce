package cortado.processor.schedule;

import java.util.List;

/**
 * A block of a product whose results stay in registers: {@code rows * vectors} chains of fused multiply-adds over the
 * depth.
 *
 * @param rows rows of the block
 * @param vectors vectors side by side
 * @param masked whether only some lanes are stored
 * @param goesOn whether the sums of an earlier block of the depth may go on
 * @param taps steps of the depth in each step of its loops
 * @param rowStride floats from one row to the next in the broadcast operand
 * @param depthStrides floats from one step to the next in it, for each loop over the depth, outermost first
 * @param laneStrides the same in the operand that is read lane by lane
 * @param outStride floats from one row to the next in the output
 */
public record Tile(
        int rows,
        int vectors,
        boolean masked,
        boolean goesOn,
        Taps taps,
        int rowStride,
        List<Integer> depthStrides,
        List<Integer> laneStrides,
        int outStride) {
    public Tile {
        depthStrides = List.copyOf(depthStrides);
        laneStrides = List.copyOf(laneStrides);
    }
}
