package cortado.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * Cuts rows into tiles that are as tall as the registers allow and as even as can be: a tile of one row takes as long as
 * one of four, since its few chains wait for each other.
 *
 * @param vectors vectors side by side in a tile
 * @param sums sums of each row that is counted
 * @param taps steps of the depth whose vectors of lanes are in registers at a time
 * @param rows how many rows there are, where that is known before the program runs
 * @param mayBeWide whether vectors of 512 bits, which come with 32 registers, have taller tiles
 */
record Heights(int vectors, int sums, int taps, OptionalInt rows, boolean mayBeWide) {
    /** Sums of a tile: 12 leave room for operands in the 16 registers of AVX2, 24 in the 32 of AVX-512. */
    private static final int SUMS = 12;
    /** Sums of a tile and vectors of its taps: C2 reads ahead, and more spill. */
    private static final int SHARED = 14;
    private static final int SHARED_WIDE = 22;
    /** Fewest rows of a tile with taps, whose sums would wait for each other. */
    private static final int LOWEST = 4;

    private int most() {
        return taps == 1 || vectors == 1 ? Math.max(1, SUMS / sums) : Math.max(LOWEST, SHARED / vectors - taps);
    }

    /** The same with vectors of 512 bits; one of them alone is printed for such vectors only. */
    private int mostWide() {
        return vectors == 1 ? most() : taps == 1 ? Math.max(1, 2 * SUMS / sums) : SHARED_WIDE / vectors - taps;
    }

    /** Loops over tiles from {@code row} to {@code last}; {@code tile} prints one of some height. */
    void print(CodeBlock.Builder code, String row, String last, IntConsumer tile) {
        if (rows.isEmpty()) {
            unknown(code, row, last, tile);
        } else if (mayBeWide && rows.getAsInt() > most() && vectors > 1) {
            code.beginControlFlow("if (WIDE)");
            even(code, row, rows.getAsInt(), mostWide(), tile);
            code.nextControlFlow("else");
            even(code, row, rows.getAsInt(), most(), tile);
            code.endControlFlow();
        } else {
            even(code, row, rows.getAsInt(), most(), tile);
        }
    }

    /** Tiles of two heights that differ by one row. */
    static void even(CodeBlock.Builder code, String row, int rows, int most, IntConsumer tile) {
        int count = Math.ceilDiv(rows, most);
        int low = rows / count;
        int taller = rows - low * count;
        loop(code, row + " < " + taller * (low + 1), row, taller > 0 ? low + 1 : 0, tile);
        loop(code, row + " < " + rows, row, low, tile);
    }

    private static void loop(CodeBlock.Builder code, String condition, String row, int height, IntConsumer tile) {
        if (height > 0) {
            code.beginControlFlow("for (; $L; $L += $L)", condition, row, height);
            tile.accept(height);
            code.endControlFlow();
        }
    }

    /** The tallest tile that leaves none or at least one nearly as tall. */
    private void unknown(CodeBlock.Builder code, String row, String last, IntConsumer tile) {
        String left = last + " - " + row;
        if (mayBeWide && vectors > 1) {
            loop(code, "WIDE && " + left + " >= " + mostWide(), row, mostWide(), tile);
        }
        for (int height = most(), next; height > 1; height = next) {
            next = height > 6 ? height / 2 : height - 1;
            loop(code, left + " >= " + (height + next) + " || " + left + " == " + height, row, height, tile);
        }
        loop(code, row + " < " + last, row, 1, tile);
    }
}
