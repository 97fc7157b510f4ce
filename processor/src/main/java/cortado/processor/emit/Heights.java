package cortado.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalInt;
import java.util.function.Consumer;
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

    /**
     * Loops over tiles from {@code row} to {@code last}.
     *
     * @param shape a tile by its first row, where that is known before the program runs, and its height
     * @param print prints one
     */
    <T> void print(CodeBlock.Builder code, String row, String last, Shape<T> shape, Consumer<T> print) {
        if (rows.isEmpty()) {
            unknown(code, row, last, height -> print.accept(shape.of(0, height)));
        } else if (mayBeWide && rows.getAsInt() > most() && vectors > 1) {
            code.beginControlFlow("if (WIDE)");
            even(code, row, rows.getAsInt(), mostWide(), shape, print);
            code.nextControlFlow("else");
            even(code, row, rows.getAsInt(), most(), shape, print);
            code.endControlFlow();
        } else {
            even(code, row, rows.getAsInt(), most(), shape, print);
        }
    }

    /** What is printed for some rows; loops run over those for which it is equal. */
    interface Shape<T> {
        T of(int start, int height);
    }

    /** Tiles of two heights that differ by one row. */
    static void even(CodeBlock.Builder code, String row, int rows, int most, IntConsumer tile) {
        even(code, row, rows, most, (start, height) -> height, tile::accept);
    }

    private static <T> void even(CodeBlock.Builder code, String row, int rows, int most, Shape<T> shape, Consumer<T> print) {
        int count = Math.ceilDiv(rows, most);
        int low = rows / count;
        int taller = rows - low * count;
        for (int start = 0; start < rows;) {
            int height = start < taller * (low + 1) ? low + 1 : low;
            int sameHeight = start < taller * (low + 1) ? taller * (low + 1) : rows;
            T tile = shape.of(start, height);
            int end = start + height;
            while (end < sameHeight && shape.of(end, height).equals(tile)) {
                end += height;
            }
            loop(code, row + " < " + end, row, height, each -> print.accept(tile));
            start = end;
        }
    }

    private static void loop(CodeBlock.Builder code, String condition, String row, int height, IntConsumer tile) {
        code.beginControlFlow("for (; $L; $L += $L)", condition, row, height);
        tile.accept(height);
        code.endControlFlow();
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
