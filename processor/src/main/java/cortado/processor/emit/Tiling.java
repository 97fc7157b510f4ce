package cortado.processor.emit;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Nest;
import cortado.processor.schedule.Taps;
import cortado.processor.schedule.Tile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The tiles of a nest of loops.
 *
 * @param read address in the broadcast operand
 * @param laneRead the same in the operand that is read lane by lane
 * @param written the same in the output
 */
record Tiling(Nest nest, Affine read, Affine laneRead, Affine written) {
    /** @param start the first row of the tile, where there are zeros that are not in memory */
    Tile tile(int start, int rows, int vectors, boolean masked) {
        int split = split(vectors);
        return new Tile(rows(rows), vectors, masked, nest.blocks().isPresent(), taps(split), leftOut(start, rows),
                strides(read, split), strides(laneRead, split), 0, 0);
    }

    /** Steps of the depth in each step of its loops. */
    int taps() {
        return nest.taps().map(loop -> loop.extent().size()).orElse(1);
    }

    /** Rows that go with every row of the tiled loop, itself counted. */
    int beside() {
        return nest.beside().map(loop -> loop.extent().size()).orElse(1);
    }

    private List<Tile.Row> rows(int rows) {
        return IntStream.range(0, rows * beside()).mapToObj(i -> new Tile.Row(
                offset(read, i / beside(), i % beside()), offset(written, i / beside(), i % beside()))).toList();
    }

    private Set<Integer> leftOut(int start, int rows) {
        if (nest.edge().isEmpty()) {
            return Set.of();
        }
        Axis row = nest.rows().getLast().axes().getLast();
        Loop tap = nest.taps().orElseThrow();
        var out = new HashSet<Integer>();
        for (int r = 0; r < rows; r++) {
            for (int t = 0; t < tap.extent().size(); t++) {
                if (!nest.edge().get().holds(row, start + r, tap.axes().getLast(), t)) {
                    out.add(offset(read, r, 0) + t * tap.stride(read));
                }
            }
        }
        return out;
    }

    private int offset(Affine address, int row, int besides) {
        int tiled = nest.rows().isEmpty() ? 0 : nest.rows().getLast().stride(address);
        return row * tiled + nest.beside().map(loop -> besides * loop.stride(address)).orElse(0);
    }

    /** Steps of the last loop that become taps: one vector alone needs a broadcast for each product. */
    private int split(int vectors) {
        return nest.beside().isPresent() && vectors == 1 ? Taps.atATime(nest.depth().getLast()) : 1;
    }

    private Taps taps(int split) {
        return split > 1
                ? taps(split, nest.depth().getLast())
                : nest.taps().map(loop -> taps(loop.extent().size(), loop)).orElse(Taps.ONE);
    }

    private Taps taps(int count, Loop loop) {
        return new Taps(count, loop.stride(read), loop.stride(laneRead));
    }

    private List<Integer> strides(Affine address, int split) {
        return nest.depth().isEmpty() ? List.of(0) : nest.inTile().stream()
                .map(loop -> loop.stride(address) * (isLast(loop) ? split : 1)).toList();
    }

    /** Steps of the loops over the depth. */
    List<String> depths(int vectors) {
        int split = split(vectors);
        return nest.depth().isEmpty() ? List.of("1") : nest.inTile().stream().map(loop -> steps(loop, split)).toList();
    }

    private String steps(Loop loop, int split) {
        if (nest.blocks().filter(loop::equals).isPresent()) {
            return "Math.min(%d, %s - %s)".formatted(nest.together(), loop.extent().code(), loop.variable());
        }
        return isLast(loop) && split > 1 ? String.valueOf(loop.extent().size() / split) : loop.extent().code();
    }

    private boolean isLast(Loop loop) {
        return loop == nest.depth().getLast();
    }
}
