package cortado.processor.emit;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Buffer;
import cortado.processor.schedule.Contraction;
import cortado.processor.schedule.Extent;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Halo;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Nest;
import cortado.processor.schedule.Panels;
import cortado.processor.schedule.Target;
import cortado.processor.schedule.Tile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
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
    private final Optional<Panels> panels;
    private final Nest nest;
    private final Affine read;
    private final Affine laneRead;
    private final Tiling tiling;
    private final int lanes;
    private final int padded;
    /** Local variables: the first step of a loop over the depth that reads more than zeros, and how many do. */
    private final Map<Halo.Clip, String> firstSteps = new HashMap<>();
    private final Map<Halo.Clip, String> stepCounts = new HashMap<>();

    private ProductKernel(Form.Tiles form, Body body, Tiles tiles, Target target) {
        this.target = target;
        this.product = form.product();
        this.body = body;
        this.tiles = tiles;
        out = product.kernel().out();
        outPanels = body.places().layout().of(out);
        panels = body.places().layout().of(product.b().buffer());
        nest = product.nest(body.places().layout()).orElseThrow();
        read = Flat.address(product.a());
        laneRead = product.laneRead(body.places().layout()).orElseThrow();
        tiling = new Tiling(nest, read, laneRead, outPanels.isPresent() ? rowNumber().times(Panels.WIDTH) : written());
        lanes = Extent.of(product.lanes()).size();
        padded = Panels.padded(lanes);
        nest.clips().forEach(clip -> {
            firstSteps.put(clip, body.local("first"));
            stepCounts.put(clip, body.local("steps"));
        });
    }

    static void print(Form.Tiles form, Body body, Tiles tiles, Target target) {
        new ProductKernel(form, body, tiles, target).print();
    }

    private void print() {
        var code = body.code();
        List<Loop> outer = ScalarKernel.loops(product.outer());
        nest.blocks().ifPresent(loop -> {
            clear(outer);
            body.openWhole(loop, nest.together());
        });
        outer.forEach(body::open);
        code.addStatement("int lane = 0");
        boolean whole = lanes % Panels.WIDTH == 0;
        int stored = outPanels.isPresent() && !masks() ? padded : lanes;
        code.beginControlFlow("for (; lane <= $L - 2 * LANES; lane += 2 * LANES)", stored);
        rows(2, false);
        code.endControlFlow();
        if (!whole && stored == lanes) {
            code.beginControlFlow("if (lane < $L - LANES)", lanes);
            rows(2, true);
            code.nextControlFlow("else if (lane < $L)", lanes);
            rows(1, true);
            code.endControlFlow();
        } else if (target.mayBeWide() && stored / Panels.WIDTH % 2 == 1) {
            // With 512 bits a vector fills a panel, and an odd number of panels leaves one.
            code.beginControlFlow("if (lane < $L)", stored);
            rows(1, false);
            code.endControlFlow();
        }
        body.close(outer);
        body.close(blocks());
    }

    /** Sums that go on from block to block begin at zeros. */
    private void clear(List<Loop> outer) {
        List<Loop> around = new ArrayList<>(outer);
        around.addAll(aroundRows());
        nest.beside().ifPresent(around::add);
        around.forEach(body::open);
        body.code().beginControlFlow("for (int row = $L; row < $L; row++)", first(), last());
        if (outPanels.isPresent()) {
            body.code().beginControlFlow("for (int lane = 0; lane < $L; lane += $L)", padded, Panels.WIDTH);
            clear(rowNumber().times(Panels.WIDTH), panelTerms("lane", rowExtent(), List.of()), Panels.WIDTH);
            body.code().endControlFlow();
        } else {
            clear(written(), List.of(), lanes);
        }
        body.code().endControlFlow();
        body.close(around);
    }

    private void clear(Affine address, List<String> lane, int floats) {
        List<String> terms = terms(address);
        terms.addAll(steps(nest.beside().stream().toList(), address));
        terms.addAll(lane);
        body.code().addStatement("int at = $L", Places.sum(body.places().start(out), terms, 0));
        body.code().addStatement("$T.fill($L, at, at + $L, 0.0f)", Arrays.class, Places.array(out), floats);
    }

    /** Whether stores leave out lanes behind the last: of a row-major output, and where such lanes read anything. */
    private boolean masks() {
        return outPanels.isEmpty() || panels.isEmpty();
    }

    /** All rows of one or two vectors of lanes, in tiles as tall as the registers allow. */
    private void rows(int vectors, boolean masked) {
        starts(vectors);
        List<Loop> around = aroundRows();
        around.forEach(body::open);
        nest.clips().forEach(this::clip);
        body.code().addStatement("int row = $L", first());
        heights(vectors, masked).print(body.code(), "row", last(),
                (start, height) -> tiling.tile(start, height, vectors, masked), this::call);
        body.close(around);
    }

    private List<Loop> aroundRows() {
        return nest.rows().isEmpty() ? List.of() : nest.rows().subList(0, nest.rows().size() - 1);
    }

    /** The first step inside of the halo, and how many there are. */
    private void clip(Halo.Clip clip) {
        String at = Places.code(clip.at());
        int low = clip.range().low();
        int high = clip.range().high();
        body.code().addStatement("int $L = Math.max(0, $L - $L)", firstSteps.get(clip), low, Places.bracket(at));
        body.code().addStatement("int $L = Math.max(0, Math.min($L, $L - $L) - $L)",
                stepCounts.get(clip), clip.tap().extent(), high, Places.bracket(at), firstSteps.get(clip));
    }

    /**
     * Masked tiles are low ones: HotSpot's first compiler has no registers for the masks of 24 sums, after which the
     * second one may never see the method.
     */
    private Heights heights(int vectors, boolean masked) {
        Extent tiled = nest.tiled();
        boolean known = product.kernel().out().batched() && !tiled.batch();
        OptionalInt rows = known ? OptionalInt.of(tiled.size()) : OptionalInt.empty();
        return new Heights(vectors, vectors * tiling.beside(), tiling.taps(), rows, target.mayBeWide() && !masked);
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

    /** Where each vector's lanes begin in the operand, and in the output if that lies in panels too. */
    private void starts(int vectors) {
        for (int v = 0; v < vectors; v++) {
            String lane = v == 0 ? "lane" : "lane + LANES";
            body.code().addStatement("int b$L = $L", v, panels.map(order -> panelStart(order, lane)).orElseGet(() -> rowStart(lane)));
            if (outPanels.isPresent()) {
                body.code().addStatement("int y$L = $L", v, Places.sum(
                        body.places().start(out), panelTerms(lane, rowExtent(), List.of()), 0));
            }
        }
    }

    private String panelStart(Panels order, String lane) {
        Buffer b = product.b().buffer();
        var terms = panelTerms(lane, order.depth(b), outerTerm(order));
        terms.addAll(blockTerms(laneRead));
        return Places.sum(body.places().start(b), terms, 0);
    }

    private String rowStart(String lane) {
        List<String> terms = outerTerms(laneRead);
        terms.addAll(blockTerms(laneRead));
        terms.add(lane);
        return Places.sum(body.places().start(product.b().buffer()), terms, laneRead.constant());
    }

    private List<String> outerTerm(Panels order) {
        if (order.outer().isEmpty()) {
            return List.of();
        }
        Affine flat = Affine.ZERO;
        Buffer b = product.b().buffer();
        for (int position : order.outer()) {
            boolean sample = b.batched() && position == 0;
            flat = flat.times(sample ? 1 : b.sizes().get(position - (b.batched() ? 1 : 0))).plus(product.b().index().get(position));
        }
        return List.of(Places.outerTerm(Places.code(flat), padded, order.depth(b)));
    }

    private static List<String> steps(List<Loop> loops, Affine address) {
        var terms = new ArrayList<String>();
        for (Loop loop : loops) {
            if (loop.stride(address) != 0) {
                terms.add(Places.times(loop.variable(), loop.stride(address)));
            }
        }
        return terms;
    }

    private List<Loop> blocks() {
        return nest.blocks().stream().toList();
    }

    private List<String> blockTerms(Affine address) {
        return steps(blocks(), address);
    }

    private List<String> outerTerms(Affine address) {
        return steps(ScalarKernel.loops(product.outer()), address);
    }

    private List<String> panelTerms(String lane, Extent deep, List<String> outer) {
        var terms = new ArrayList<>(outer);
        terms.addAll(Places.panelTerms(lane, "0", padded, deep));
        return terms;
    }

    private Affine rowNumber() {
        return Contraction.number(product.rows());
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
        IntStream.range(0, tile.vectors()).forEach(v -> arguments.add("b" + v + clipped(laneRead)));
        IntStream.range(0, tile.vectors()).forEach(v -> arguments.add(yStart(v)));
        List<String> depths = new ArrayList<>(tiling.depths(tile.vectors()));
        nest.clips().forEach(clip -> {
            Loop loop = nest.depth().stream().filter(steps -> steps.axes().getFirst().equals(clip.tap())).findFirst().orElseThrow();
            depths.set(nest.inTile().indexOf(loop), Places.times(stepCounts.get(clip), loop.extent().size() / clip.tap().extent()));
        });
        arguments.addAll(depths);
        if (tile.masked()) {
            arguments.add(lanes + " - lane");
        }
        body.code().addStatement("$L($L)", tiles.method(tile), String.join(", ", arguments));
    }

    private String aStart() {
        List<String> terms = terms(read);
        terms.addAll(blockTerms(read));
        return Places.sum(body.places().start(product.a().buffer()), terms, read.constant()) + clipped(read);
    }

    /** The way of the steps that are left out. */
    private String clipped(Affine address) {
        return nest.clips().stream().map(clip -> " + " + Places.times(firstSteps.get(clip), address.factor(clip.tap())))
                .collect(Collectors.joining());
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
        List<String> terms = outerTerms(address);
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
