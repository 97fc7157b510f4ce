package cortado.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import cortado.processor.schedule.Tile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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
                .addJavadoc("$L rows by $L vectors: {@code y[r, l] = sum(k, a[r, k] * b[k, l])}.\n", tile.rows().size(), tile.vectors())
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
        return method.addCode(body(tile)).build();
    }

    private static CodeBlock body(Tile tile) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (tile.masked() && tile.goesOn()) {
            masks(code, tile);
        }
        each(tile, (r, v) -> code.addStatement("$T $L = $L", Types.FLOAT_VECTOR, sum(r, v), begun(tile, r, v)));
        depth(code, tile);
        if (tile.masked() && !tile.goesOn()) {
            masks(code, tile);
        }
        each(tile, (r, v) -> code.addStatement("$L.intoArray(y, $L$L)", sum(r, v), written(tile, r, v), mask(tile, v)));
        return code.build();
    }

    /** A sum so far, or zeros. */
    private static CodeBlock begun(Tile tile, int row, int vector) {
        return tile.goesOn()
                ? CodeBlock.of("$T.fromArray(SPECIES, y, $L$L)", Types.FLOAT_VECTOR, written(tile, row, vector), mask(tile, vector))
                : CodeBlock.of("$T.zero(SPECIES)", Types.FLOAT_VECTOR);
    }

    private static String mask(Tile tile, int vector) {
        return tile.masked() ? ", mask" + vector : "";
    }

    private static String written(Tile tile, int row, int vector) {
        int inRow = tile.rows().get(row).written();
        return tile.places() == 1 ? "y0" + offset(inRow + vector * tile.outStep()) : "y" + vector + offset(inRow);
    }

    private static void masks(CodeBlock.Builder code, Tile tile) {
        for (int v = 0; v < tile.vectors(); v++) {
            code.addStatement("$1T mask$2L = SPECIES.indexInRange($3L, lanes)", Types.MASK, v, v == 0 ? "0" : "LANES");
        }
    }

    /** {@code depth}, or {@code depth0}, {@code depth1}, ... for nested loops. */
    private static List<String> depths(Tile tile) {
        int loops = tile.depthStrides().size();
        return IntStream.range(0, loops).mapToObj(i -> "depth" + (loops == 1 ? "" : String.valueOf(i))).toList();
    }

    /**
     * The loops over the depth: each operand is read with a stride a loop. The first two of three are counted as one, as
     * sums stay in registers through two loops, but not through three.
     */
    private static void depth(CodeBlock.Builder code, Tile tile) {
        List<String> depths = depths(tile);
        int last = depths.size() - 1;
        if (last > 0) {
            code.beginControlFlow("for (int k0 = 0; k0 < $L; k0++)", String.join(" * ", depths.subList(0, last)));
            if (last > 1) {
                code.addStatement("int outer = k0 / depth1");
                code.addStatement("int inner = k0 - outer * depth1");
            }
            List<String> steps = last > 1 ? List.of("outer", "inner") : List.of("k0");
            code.addStatement("int at = a0 + $L", outer(steps, tile.depthStrides()));
            code.addStatement("int panel = $L", outer(steps, tile.laneStrides()));
        }
        code.beginControlFlow("for (int k = 0; k < $L; k++)", depths.get(last));
        Set<String> loaded = new HashSet<>();
        each(tile.taps().count(), tile.vectors(), (t, v) -> {
            if (loaded.add(weight(tile, t, v))) {
                code.addStatement("$1T $2L = $1T.fromArray(SPECIES, b, b$3L$4L + $5L$6L)", Types.FLOAT_VECTOR, weight(tile, t, v),
                        tile.places() == 1 ? 0 : v, last > 0 ? " + panel" : "", Places.times("k", tile.laneStrides().getLast()),
                        offset(laneOffset(tile, t, v)));
            }
        });
        broadcasts(code, tile, last > 0 ? "at" : "a0");
        code.endControlFlow();
        if (last > 0) {
            code.endControlFlow();
        }
    }

    /** How far the loops around the last one have come, in floats. */
    private static String outer(List<String> steps, List<Integer> strides) {
        return IntStream.range(0, steps.size()).mapToObj(i -> Places.times(steps.get(i), strides.get(i)))
                .collect(Collectors.joining(" + "));
    }

    /** Every element is broadcast once, for the rows and taps that read it; a row's taps come in order. */
    private static void broadcasts(CodeBlock.Builder code, Tile tile, String start) {
        int number = 0;
        for (Map.Entry<Integer, List<Use>> element : uses(tile).entrySet()) {
            String at = start + " + " + Places.times("k", tile.depthStrides().getLast()) + offset(element.getKey());
            String broadcast = "ar" + number++;
            code.addStatement("$1T $2L = $1T.broadcast(SPECIES, a[$3L])", Types.FLOAT_VECTOR, broadcast, at);
            for (Use use : element.getValue()) {
                for (int v = 0; v < tile.vectors(); v++) {
                    code.addStatement("$1L = $2L.fma($3L, $1L)", sum(use.row(), v), broadcast, weight(tile, use.tap(), v));
                }
            }
        }
    }

    private record Use(int row, int tap) {}

    /** Who reads an element of the broadcast operand, in the order in which one row's taps read it. */
    private static Map<Integer, List<Use>> uses(Tile tile) {
        int stride = tile.taps().stride();
        Comparator<Integer> inOrder = stride < 0 ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Map<Integer, List<Use>> uses = new TreeMap<>(inOrder);
        each(tile.rows().size(), tile.taps().count(), (r, t) -> uses
                .computeIfAbsent(tile.rows().get(r).read() + t * stride, offset -> new ArrayList<>()).add(new Use(r, t)));
        uses.keySet().removeAll(tile.leftOut());
        return uses;
    }

    private static int laneOffset(Tile tile, int tap, int vector) {
        return tap * tile.taps().laneStride() + vector * tile.laneStep();
    }

    /** One name for what a vector's tap and its neighbour's other tap read. */
    private static String weight(Tile tile, int tap, int vector) {
        if (tile.taps().count() == 1) {
            return "w" + vector;
        }
        int offset = laneOffset(tile, tap, vector);
        return tile.laneStep() == 0 ? "w" + tap + "_" + vector : (offset < 0 ? "before" : "w") + Math.abs(offset);
    }

    private static String offset(int floats) {
        return floats == 0 ? "" : floats < 0 ? " - " + -floats : " + " + floats;
    }

    private static String sum(int row, int vector) {
        return "s" + row + "_" + vector;
    }

    private static void each(Tile tile, BiConsumer<Integer, Integer> action) {
        each(tile.rows().size(), tile.vectors(), action);
    }

    private static void each(int outer, int inner, BiConsumer<Integer, Integer> action) {
        for (int i = 0; i < outer; i++) {
            for (int j = 0; j < inner; j++) {
                action.accept(i, j);
            }
        }
    }
}
