package cortado.processor.schedule;

import java.util.List;
import java.util.Set;

/**
 * A block of a product whose results stay in registers: rows times vectors chains of fused multiply-adds over the depth.
 *
 * @param rows rows of the block
 * @param vectors vectors side by side
 * @param masked whether only some lanes are stored
 * @param goesOn whether the sums of an earlier block of the depth go on, the first of which finds zeros
 * @param taps steps of the depth in each step of its loops
 * @param leftOut where the broadcast operand has zeros that are not in memory, in floats from the first row's first tap on
 * @param depthStrides floats from one step to the next in the broadcast operand, for each loop over the depth, outermost first
 * @param laneStrides the same in the operand that is read lane by lane
 * @param laneStep,outStep floats from one vector to the next in the lane by lane operand and in the output; 0 where each
 *     vector's place is given by itself
 */
public record Tile(
        List<Row> rows,
        int vectors,
        boolean masked,
        boolean goesOn,
        Taps taps,
        Set<Integer> leftOut,
        List<Integer> depthStrides,
        List<Integer> laneStrides,
        int laneStep,
        int outStep) {
    /**
     * Where a row lies from the first one on.
     *
     * @param read floats in the broadcast operand
     * @param written floats in the output
     */
    public record Row(int read, int written) {}

    public Tile {
        rows = List.copyOf(rows);
        leftOut = Set.copyOf(leftOut);
        depthStrides = List.copyOf(depthStrides);
        laneStrides = List.copyOf(laneStrides);
    }

    /** Places that are given: one for all vectors, or one for each. */
    public int places() {
        return outStep == 0 ? vectors : 1;
    }
}
