package cortado.processor.schedule;

/**
 * How tall and how wide the tiles of a product are at most.
 *
 * @param rows,vectors sums one above the other, and side by side
 */
public record Cut(int rows, int vectors) {
    /** Chains that fused multiply-adds of four cycles need to follow each other without a gap. */
    private static final int CHAINS = 4;
    /** Registers that C2 wants beside sums and vectors: with fewer it spills sums, at half the speed. */
    private static final int SPARE = 4;
    /** Cycles that a step takes for its loop, where they are not hidden. */
    private static final int LOOP = 2;

    /** How a tile's operands come into registers. */
    public enum Operands {
        /** Each step loads the vectors and one number for each row. */
        BROADCAST,
        /** Each step loads vectors for rows and for columns, which C2 does one and all before it adds. */
        VECTORS
    }

    /**
     * The tiles in which a product of so many rows and columns takes the fewest steps of multiply-adds and loads.
     *
     * @param widest the most columns of a tile
     * @param most the most sums of a tile
     * @param registers that sums and operands fit into
     */
    public static Cut of(int rows, int columns, int widest, int most, int registers, Operands operands) {
        Cut best = new Cut(1, 1);
        for (int height = 1; height <= Math.min(rows, most); height++) {
            for (int width = 1; width <= Math.min(widest, most / height) && new Cut(height, width).registers(operands) <= registers; width++) {
                Cut cut = new Cut(height, width);
                best = cut.steps(rows, columns) < best.steps(rows, columns) ? cut : best;
            }
        }
        return best;
    }

    private int registers(Operands operands) {
        return rows * vectors + vectors + (operands == Operands.BROADCAST ? 1 : rows + SPARE);
    }

    /** Cycles for one step of the depth: even tiles, of two heights and two widths at most. */
    private long steps(int allRows, int allColumns) {
        int down = Math.ceilDiv(allRows, rows);
        int across = Math.ceilDiv(allColumns, vectors);
        return (long) down * across * cost(Math.ceilDiv(allRows, down), Math.ceilDiv(allColumns, across));
    }

    private static int cost(int height, int width) {
        return LOOP + Math.max(Math.max(height * width, CHAINS), height + width);
    }
}
