package cortado.processor.schedule;

import cortado.processor.kernel.Buffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Memory order of a tensor that a tile reads lane by lane: panels of 16 lanes, each with all of its depth, padded with
 * zeros. Element (outer, depth d, lane l) lies at {@code outer * size + l / 16 * D * 16 + d * 16 + l % 16}.
 *
 * @param outer,depth,lanes positions in the buffer's index, the sample being the first where it is batched
 */
public record Panels(List<Integer> outer, List<Integer> depth, List<Integer> lanes) {
    /** Lanes of a panel: one vector of 512 bits, two of 256, four of 128. */
    public static final int WIDTH = 16;

    public Panels {
        outer = List.copyOf(outer);
        depth = List.copyOf(depth);
        lanes = List.copyOf(lanes);
    }

    /** Whether the first axis are lanes, and the depth the taps behind the second axis, then that: {@code [1..n] = 2..n, 1}. */
    public boolean isTaps() {
        int taps = depth.size() - 1;
        return lanes.equals(List.of(0)) && taps > 0 && outer.isEmpty() && depth.getLast() == 1
                && depth.subList(0, taps).equals(IntStream.range(2, 2 + taps).boxed().toList());
    }

    public int laneCount(Buffer buffer) {
        return Extent.of(buffer, lanes).size();
    }

    public Extent depth(Buffer buffer) {
        return Extent.of(buffer, depth);
    }

    /** Lanes with their padding. */
    public int paddedLanes(Buffer buffer) {
        return padded(laneCount(buffer));
    }

    /** Floats with padding: of one sample, or in all if the buffer is not batched. */
    public int floats(Buffer buffer) {
        int outers = Extent.of(buffer, outer).size();
        return Math.multiplyExact(paddedLanes(buffer), Math.multiplyExact(depth(buffer).size(), outers));
    }

    /** Lanes computed for each one that is needed. */
    public static double share(int lanes) {
        return (double) padded(lanes) / lanes;
    }

    public static int padded(int lanes) {
        return (lanes + WIDTH - 1) / WIDTH * WIDTH;
    }
}
