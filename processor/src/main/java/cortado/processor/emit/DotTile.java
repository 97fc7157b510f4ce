package cortado.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The method of one tile of inner products: sums in local variables, which end in 16 floats of scratch each.
 *
 * @param rows,columns sums one above the other, and side by side
 * @param rowStride,columnStride floats from one row to the next in {@code a}, from one column to the next in {@code b}
 * @param aStrides,bStrides floats from one step to the next, for each loop over the depth, outermost first
 */
record DotTile(int rows, int columns, int rowStride, int columnStride, List<Integer> aStrides, List<Integer> bStrides) {
    DotTile {
        aStrides = List.copyOf(aStrides);
        bStrides = List.copyOf(bStrides);
    }

    String wish() {
        return "dots" + rows + "x" + columns;
    }

    MethodSpec method(String name) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .addJavadoc("$L rows by $L columns: {@code y[r, c, l] = sum(k, a[r, k, l] * b[c, k, l])}.\n", rows, columns)
                .addParameter(float[].class, "y").addParameter(float[].class, "a").addParameter(float[].class, "b")
                .addParameter(int.class, "y0").addParameter(int.class, "a0").addParameter(int.class, "b0");
        IntStream.range(0, aStrides.size()).forEach(i -> method.addParameter(int.class, "depth" + i));
        return method.addCode(body()).build();
    }

    private CodeBlock body() {
        CodeBlock.Builder code = CodeBlock.builder();
        forEach((r, c) -> code.addStatement("$1T $2L = $1T.zero(SPECIES)", Types.FLOAT_VECTOR, sum(r, c)));
        for (int i = 0; i < aStrides.size(); i++) {
            code.beginControlFlow("for (int k$1L = 0; k$1L < depth$1L; k$1L++)", i);
            code.addStatement("int a$L = a$L + $L", i + 1, i, Places.times("k" + i, aStrides.get(i)));
            code.addStatement("int b$L = b$L + $L", i + 1, i, Places.times("k" + i, bStrides.get(i)));
        }
        step(code);
        aStrides.forEach(loop -> code.endControlFlow());
        forEach((r, c) -> code.addStatement("$L.intoArray(y, y0 + $L)", sum(r, c), (r * columns + c) * 16));
        return code.build();
    }

    private void step(CodeBlock.Builder code) {
        for (int c = 0; c < columns; c++) {
            load(code, "column" + c, "b", c * columnStride);
        }
        for (int r = 0; r < rows; r++) {
            load(code, "row" + r, "a", r * rowStride);
            for (int c = 0; c < columns; c++) {
                code.addStatement("$1L = row$2L.fma(column$3L, $1L)", sum(r, c), r, c);
            }
        }
    }

    private void load(CodeBlock.Builder code, String name, String operand, int at) {
        code.addStatement("$1T $2L = $1T.fromArray(SPECIES, $3L, $3L$4L$5L)", Types.FLOAT_VECTOR, name, operand,
                aStrides.size(), at == 0 ? "" : " + " + at);
    }

    private static String sum(int row, int column) {
        return "s" + row + "_" + column;
    }

    private interface Sum {
        void at(int row, int column);
    }

    private void forEach(Sum action) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                action.at(r, c);
            }
        }
    }
}
