package cortado.processor.emit;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.schedule.Contraction;
import cortado.processor.schedule.Extent;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Panels;
import cortado.processor.schedule.Target;
import cortado.processor.schedule.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A product of matrices: loops over panels of lanes, in each over tiles of rows. */
final class ProductKernel {
    /** Gives the name of a tile's method, which is made where it does not exist. */
    interface Tiles {
        String method(Tile tile);
    }

    private final Target target;
    private final Contraction product;
    private final Body body;
    private final Tiles tiles;
    private final Buffer out;
    private final Optional<Panels> outPanels;
    private final Panels panels;
    private final Contraction.Nest nest;
    private final int lanes;
    private final int padded;

    private ProductKernel(Form.Tiles form, Body body, Tiles tiles, Target target) {
        this.target = target;
        this.product = form.product();
        this.body = body;
        this.tiles = tiles;
        out = product.kernel().out();
        outPanels = body.places().layout().of(out);
        panels = body.places().layout().of(product.b().buffer()).orElseThrow();
        nest = product.nest(body.places().layout()).orElseThrow();
        lanes = Extent.of(product.lanes()).size();
        padded = Panels.padded(lanes);
    }

    static void print(Form.Tiles form, Body body, Tiles tiles, Target target) {
        new ProductKernel(form, body, tiles, target).print();
    }

    private void print() {
        var code = body.code();
        List<Loop> outer = product.outer().stream().map(axis -> new Loop(List.of(axis))).toList();
        outer.forEach(body::open);
        boolean odd = target.mayBeWide() && padded / Panels.WIDTH % 2 == 1;
        code.addStatement("int lane = 0");
        if (lanes != padded) {
            code.beginControlFlow("for (; lane <= $L - 2 * LANES; lane += 2 * LANES)", lanes);
            rows(2, false);
            code.endControlFlow();
            code.beginControlFlow("for (; lane <= $L - 2 * LANES; lane += 2 * LANES)", padded);
            rows(2, true);
            code.endControlFlow();
        } else {
            code.beginControlFlow("for (; lane <= $L - 2 * LANES; lane += 2 * LANES)", padded);
            rows(2, false);
            code.endControlFlow();
        }
        if (odd) {
            // With 512 bits a vector fills a panel, and an odd number of panels leaves one.
            code.beginControlFlow("if (lane < $L)", padded);
            rows(1, lanes != padded);
            code.endControlFlow();
        }
        body.close(outer);
    }

    /** All rows of one or two vectors of lanes, in tiles as tall as the registers allow. */
    private void rows(int vectors, boolean masked) {
        var code = body.code();
        starts(vectors);
        List<Loop> around = nest.rows().isEmpty() ? List.of() : nest.rows().subList(0, nest.rows().size() - 1);
        around.forEach(body::open);
        code.addStatement("int row = $L", first());
        for (int height : Tile.HEIGHTS) {
            boolean wide = height > Tile.NARROW;
            if (wide && !target.mayBeWide()) {
                continue;
            }
            code.beginControlFlow("for (; $L$L; row += $L)", wide ? "WIDE && " : "", limit(height), height);
            call(tile(height, vectors, masked && outPanels.isEmpty()));
            code.endControlFlow();
        }
        body.close(around);
    }

    private String limit(int height) {
        if (height == 1) {
            return "row < " + last();
        }
        // Two rows left over make two tiles of four with the six before them.
        String notEight = height == Tile.NARROW ? " && " + last() + " - row != 8" : "";
        return last() + " - row >= " + height + notEight;
    }

    /** Samples are shared in the loop that has them, other rows in the loop over tiles. */
    private String first() {
        Extent tiled = nest.tiled();
        return tiled.batch() ? Places.times("from", tiled.size()) : product.kernel().out().batched() ? "0" : "from";
    }

    private String last() {
        Extent tiled = nest.tiled();
        return tiled.batch() ? Places.times("to", tiled.size()) : product.kernel().out().batched() ? tiled.code() : "to";
    }

    private Extent rowExtent() {
        return Extent.of(product.rows());
    }

    /** Where each vector's panel begins in the operand, and in the output if that lies in panels too. */
    private void starts(int vectors) {
        Extent deep = panels.depth(product.b().buffer());
        for (int v = 0; v < vectors; v++) {
            String lane = v == 0 ? "lane" : "lane + LANES";
            body.code().addStatement("int b$L = $L", v, Places.sum(
                    body.places().start(product.b().buffer()), panelTerms(lane, deep, outerTerm()), 0));
            if (outPanels.isPresent()) {
                body.code().addStatement("int y$L = $L", v, Places.sum(
                        body.places().start(out), panelTerms(lane, rowExtent(), List.of()), 0));
            }
        }
    }

    private List<String> outerTerm() {
        if (panels.outer().isEmpty()) {
            return List.of();
        }
        Affine flat = Affine.ZERO;
        Buffer b = product.b().buffer();
        for (int position : panels.outer()) {
            boolean sample = b.batched() && position == 0;
            flat = flat.times(sample ? 1 : b.sizes().get(position - (b.batched() ? 1 : 0))).plus(product.b().index().get(position));
        }
        return List.of(Places.outerTerm(Places.code(flat), padded, panels.depth(b)));
    }

    private List<String> panelTerms(String lane, Extent deep, List<String> outer) {
        var terms = new ArrayList<>(outer);
        terms.addAll(Places.panelTerms(lane, "0", padded, deep));
        return terms;
    }

    private Tile tile(int rows, int vectors, boolean masked) {
        Affine read = Flat.address(product.a());
        List<Integer> depths = nest.depth().stream().map(loop -> loop.stride(read)).toList();
        return new Tile(rows, vectors, masked, rowStride(read), depths.isEmpty() ? List.of(0) : depths,
                outPanels.isPresent() ? Panels.WIDTH * rowStep() : rowStride(written()));
    }

    private int rowStride(Affine address) {
        return nest.rows().isEmpty() ? 0 : nest.rows().getLast().stride(address);
    }

    /** Rows of the output that one step of the tiled loop goes on. */
    private int rowStep() {
        return rowStride(rowNumber());
    }

    private Affine rowNumber() {
        Affine flat = Affine.ZERO;
        for (Axis axis : product.rows()) {
            flat = flat.times(axis.isBatch() ? 1 : axis.extent()).plus(axis.affine());
        }
        return flat;
    }

    private Affine written() {
        return Flat.address(out, Places.index(product.kernel().axes()));
    }

    private void call(Tile tile) {
        var arguments = new ArrayList<String>();
        arguments.add(Places.array(out));
        arguments.add(Places.array(product.a().buffer()));
        arguments.add(Places.array(product.b().buffer()));
        arguments.add(aStart());
        IntStream.range(0, tile.vectors()).forEach(v -> arguments.add("b" + v));
        IntStream.range(0, tile.vectors()).forEach(v -> arguments.add(yStart(v)));
        nest.depth().forEach(loop -> arguments.add(loop.extent().code()));
        if (nest.depth().isEmpty()) {
            arguments.add("1");
        }
        if (tile.masked()) {
            arguments.add(lanes + " - lane");
        }
        body.code().addStatement("$L($L)", tiles.method(tile), String.join(", ", arguments));
    }

    private String aStart() {
        Affine read = Flat.address(product.a());
        return Places.sum(body.places().start(product.a().buffer()), terms(read), read.constant());
    }

    private String yStart(int vector) {
        if (outPanels.isPresent()) {
            return Places.sum("y" + vector, terms(rowNumber().times(Panels.WIDTH)), 0);
        }
        List<String> terms = terms(written());
        terms.add(vector == 0 ? "lane" : "lane + LANES");
        return Places.sum(body.places().start(out), terms, 0);
    }

    /** The sample or head, then the loops over rows. */
    private List<String> terms(Affine address) {
        var terms = new ArrayList<String>();
        product.outer().stream().filter(axis -> address.factor(axis) != 0 && axis.extent() != 1)
                .forEach(axis -> terms.add(Places.times(axis.name(), address.factor(axis))));
        for (int i = 0; i < nest.rows().size(); i++) {
            Loop loop = nest.rows().get(i);
            int stride = loop.stride(address);
            if (stride != 0) {
                terms.add(Places.times(i == nest.rows().size() - 1 ? "row" : loop.variable(), stride));
            }
        }
        return terms;
    }
}
