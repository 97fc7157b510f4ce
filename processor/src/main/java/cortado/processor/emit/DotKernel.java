package cortado.processor.emit;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.schedule.Cut;
import cortado.processor.schedule.Dots;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Inner products over a batch in blocks: loops over tiles of rows and columns, each summed over the whole batch. */
final class DotKernel {
    private final Dots dots;
    private final Body body;
    private final Function<DotTile, String> tiles;
    private final Target target;

    private DotKernel(Dots dots, Body body, Function<DotTile, String> tiles, Target target) {
        this.dots = dots;
        this.body = body;
        this.tiles = tiles;
        this.target = target;
    }

    /** @param tiles gives the name of a tile's method, which is made where it does not exist */
    static void print(Dots dots, Body body, Function<DotTile, String> tiles, Target target) {
        new DotKernel(dots, body, tiles, target).print();
    }

    private void print() {
        clear(dots.a(), body);
        clear(dots.b(), body);
        body.code().addStatement("int part = 0");
        dots.around().forEach(body::openWhole);
        body.code().beginControlFlow("if (part >= from && part < to)");
        Registers.choose(target, body.code(), this::columns);
        body.code().endControlFlow();
        body.code().addStatement("part++");
        body.close(dots.around());
    }

    /** Lanes without a sample add zeros. */
    static void clear(Expr.Load load, Body body) {
        body.code().addStatement("$T.clearPadding($L, $L, $L, samples)", Types.BLOCKS, Places.array(load.buffer()),
                body.places().start(load.buffer()), load.buffer().elements());
    }

    private void columns(int registers) {
        Cut cut = Cut.of(dots.height(), dots.width(), dots.width(), Dots.MOST, registers, Cut.Operands.VECTORS);
        body.code().addStatement("int column = 0");
        Heights.even(body.code(), "column", dots.width(), cut.vectors(), columns -> {
            body.code().addStatement("int row = 0");
            Heights.even(body.code(), "row", dots.height(), cut.rows(), rows -> tile(rows, columns));
        });
    }

    private void tile(int rows, int columns) {
        Affine a = Flat.address(dots.a());
        Affine b = Flat.address(dots.b());
        var tile = new DotTile(rows, columns, last(dots.rows(), a), last(dots.columns(), b), depth(a), depth(b));
        var code = body.code();
        code.beginControlFlow("for (int lane = 0; lane < $L; lane += LANES)", Axis.BLOCK);
        code.addStatement("$L(arena, $L, $L, scratch + lane, $L, $L$L)", tiles.apply(tile),
                Places.array(dots.a().buffer()), Places.array(dots.b().buffer()), start(dots.a(), a), start(dots.b(), b), depths());
        code.endControlFlow();
        code.beginControlFlow("for (int up = 0; up < $L; up++)", rows);
        code.beginControlFlow("for (int across = 0; across < $L; across++)", columns);
        code.addStatement("$L[$L] = $T.sum(arena, scratch + (up * $L + across) * $L)", Places.array(dots.kernel().out()),
                written(), Types.LANES, columns, Axis.BLOCK);
        code.endControlFlow().endControlFlow();
    }

    private List<Integer> depth(Affine address) {
        return dots.depth().stream().map(loop -> loop.stride(address)).toList();
    }

    private static int last(List<Loop> loops, Affine address) {
        return loops.isEmpty() ? 0 : loops.getLast().stride(address);
    }

    private String depths() {
        var extents = new StringBuilder();
        dots.depth().forEach(loop -> extents.append(", ").append(loop.extent().code()));
        return extents.toString();
    }

    private String start(Expr.Load load, Affine address) {
        List<String> terms = around(address);
        terms.add("lane");
        addTile(terms, address, "row", "column");
        return Places.sum(body.places().start(load.buffer()), terms, address.constant());
    }

    private String written() {
        List<String> terms = around(dots.written());
        addTile(terms, dots.written(), "(row + up)", "(column + across)");
        return Places.sum(body.places().start(dots.kernel().out()), terms, 0);
    }

    private List<String> around(Affine address) {
        var terms = new ArrayList<String>();
        dots.around().stream().filter(loop -> loop.stride(address) != 0)
                .forEach(loop -> terms.add(Places.times(loop.variable(), loop.stride(address))));
        return terms;
    }

    private void addTile(List<String> terms, Affine address, String row, String column) {
        if (last(dots.rows(), address) != 0) {
            terms.add(Places.times(row, last(dots.rows(), address)));
        }
        if (last(dots.columns(), address) != 0) {
            terms.add(Places.times(column, last(dots.columns(), address)));
        }
    }
}
