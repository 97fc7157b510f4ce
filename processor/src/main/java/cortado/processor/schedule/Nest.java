package cortado.processor.schedule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Loops over rows, the last of which is cut into tiles, and over the depth, outermost first; none where there is
 * only one step.
 *
 * @param blocks the loop over the depth around all tiles, if there is one, whose sums go on from block to block: what a
 *     block reads stays in the caches while all tiles pass over it
 * @param taps steps of the depth that are done one after the other in every step of its loops, in tiles of all heights
 * @param beside rows that a tile holds all of, for each row of the last loop
 * @param clips steps of loops over the depth that read zeros
 * @param edge where the rows of a tile and its taps read zeros that are not in memory
 */
public record Nest(Optional<Loop> blocks, List<Loop> rows, List<Loop> depth, Optional<Loop> taps, Optional<Loop> beside,
        List<Halo.Clip> clips, Optional<Bound> edge) {
    /** Most loops in a tile's method. */
    static final int DEEPEST = 3;
    /** Fewest steps that pay for the start of an inner loop. */
    private static final int SHORTEST = 4;
    /** Steps of an inner loop against which its start does not count. */
    private static final int LONG = 16;
    /** Most steps of the depth that are few against loading and storing a tile's sums. */
    private static final int SHALLOW = 128;
    /** Steps of the depth that are to be taken instead. */
    private static final int DEEP = 512;

    /** Short inner loops cost more than a copy that joins them. */
    public boolean isWorthwhile() {
        return depth.size() <= 1 || depth.getLast().extent().batch() || depth.getLast().extent().size() >= SHORTEST;
    }

    /** Loops whose start counts. */
    int starts() {
        return depth.size() > 1 && depth.getLast().extent().size() >= LONG ? 1 : depth.size();
    }

    /** Rows that are cut into tiles and shared by threads. */
    public Extent tiled() {
        return rows.isEmpty() ? new Extent(false, 1) : rows.getLast().extent();
    }

    /** Steps of the loop over blocks that a tile takes at a time. */
    public int together() {
        int steps = depth.stream().mapToInt(loop -> loop.extent().size()).reduce(1, Math::multiplyExact);
        return blocks.isEmpty() || depth.size() == DEEPEST || steps > SHALLOW ? 1 : DEEP / steps;
    }

    /** Loops over the depth in a tile's method. */
    public List<Loop> inTile() {
        return together() == 1 ? depth : Stream.concat(blocks.stream(), depth.stream()).toList();
    }
}
