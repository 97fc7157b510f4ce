package cortado.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import cortado.processor.schedule.Tile;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The method of one tile: sums in local variables, one loop over the depth. It is a method of its own, called from the
 * loops over tiles, so that it is compiled at its entry and all sums stay in registers.
 */
final class TileKernel {
    private TileKernel() {}

    static MethodSpec method(String name, Tile tile) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .addJavadoc("$L rows by $L vectors: {@code y[r, l] = sum(k, a[r, k] * b[k, l])}.\n", tile.rows(), tile.vectors())
                .addParameter(float[].class, "y")
                .addParameter(float[].class, "a")
                .addParameter(float[].class, "b")
                .addParameter(int.class, "a0");
        IntStream.range(0, tile.places()).forEach(v -> method.addParameter(int.class, "b" + v));
        IntStream.range(0, tile.places()).forEach(v -> method.addParameter(int.class, "y" + v));
        depths(tile).forEach(depth -> method.addParameter(int.class, depth));
        if (tile.masked()) {
            method.addParameter(int.class, "lanes");
        }
        if (tile.goesOn()) {
            method.addParameter(int.class, "kept");
        }
        return method.addCode(body(tile)).build();
    }

    private static CodeBlock body(Tile tile) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (tile.goesOn()) {
            // A mask of no lanes reads zeros, so that sums begin without a branch.
            masks(code, tile, "old", "kept");
            each(tile, (r, v) -> code.addStatement("$1T $2L = $1T.fromArray(SPECIES, y, $3L, old$4L)",
                    Types.FLOAT_VECTOR, sum(r, v), out(tile, r, v), v));
        } else {
            each(tile, (r, v) -> code.addStatement("$T $L = $T.zero(SPECIES)", Types.FLOAT_VECTOR, sum(r, v), Types.FLOAT_VECTOR));
        }
        depth(code, tile);
        if (tile.masked()) {
            masks(code, tile, "mask", "lanes");
        }
        each(tile, (r, v) -> code.addStatement("$L.intoArray(y, $L$L)", sum(r, v), out(tile, r, v),
                tile.masked() ? ", mask" + v : ""));
        return code.build();
    }

    private static String out(Tile tile, int row, int vector) {
        int inRow = row * tile.outStride();
        return tile.places() == 1 ? "y0" + offset(inRow + vector * tile.outStep()) : "y" + vector + offset(inRow);
    }

    private static void masks(CodeBlock.Builder code, Tile tile, String name, String lanes) {
        for (int v = 0; v < tile.vectors(); v++) {
            code.addStatement("$T $L$L = SPECIES.indexInRange($L, $L)", Types.MASK, name, v, v == 0 ? "0" : "LANES", lanes);
        }
    }

    /** {@code depth}, or {@code depth0}, {@code depth1}, ... for nested loops. */
    private static List<String> depths(Tile tile) {
        int loops = tile.depthStrides().size();
        return IntStream.range(0, loops).mapToObj(i -> "depth" + (loops == 1 ? "" : String.valueOf(i))).toList();
    }

    /** The loops over the depth: each operand is read with a stride a loop. */
    private static void depth(CodeBlock.Builder code, Tile tile) {
        List<String> depths = depths(tile);
        int last = depths.size() - 1;
        String start = "a0";
        String lane = "";
        for (int i = 0; i < last; i++) {
            code.beginControlFlow("for (int k$1L = 0; k$1L < $2L; k$1L++)", i, depths.get(i));
            start += " + " + Places.times("k" + i, tile.depthStrides().get(i));
            lane += (lane.isEmpty() ? "" : " + ") + Places.times("k" + i, tile.laneStrides().get(i));
        }
        if (last > 0) {
            code.addStatement("int at = $L", start);
            code.addStatement("int panel = $L", lane);
        }
        code.beginControlFlow("for (int k = 0; k < $L; k++)", depths.get(last));
        for (int v = 0; v < tile.vectors(); v++) {
            code.addStatement("$1T w$2L = $1T.fromArray(SPECIES, b, b$3L$4L + $5L$6L)", Types.FLOAT_VECTOR, v,
                    tile.places() == 1 ? 0 : v, last > 0 ? " + panel" : "", Places.times("k", tile.laneStrides().getLast()),
                    tile.places() == 1 ? offset(v * tile.laneStep()) : "");
        }
        for (int r = 0; r < tile.rows(); r++) {
            row(code, tile, r, last > 0 ? "at" : "a0");
        }
        for (int i = 0; i <= last; i++) {
            code.endControlFlow();
        }
    }

    private static void row(CodeBlock.Builder code, Tile tile, int r, String start) {
        String at = start + " + " + Places.times("k", tile.depthStrides().getLast()) + offset(r * tile.rowStride());
        code.addStatement("$T a$L = $T.broadcast(SPECIES, a[$L])", Types.FLOAT_VECTOR, "r" + r, Types.FLOAT_VECTOR, at);
        for (int v = 0; v < tile.vectors(); v++) {
            code.addStatement("$1L = ar$2L.fma(w$3L, $1L)", sum(r, v), r, v);
        }
    }

    private static String offset(int floats) {
        return floats == 0 ? "" : " + " + floats;
    }

    private static String sum(int row, int vector) {
        return "s" + row + "_" + vector;
    }

    private static void each(Tile tile, BiConsumer<Integer, Integer> action) {
        for (int r = 0; r < tile.rows(); r++) {
            for (int v = 0; v < tile.vectors(); v++) {
                action.accept(r, v);
            }
        }
    }
}
