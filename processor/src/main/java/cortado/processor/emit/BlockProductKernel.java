package cortado.processor.emit;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.schedule.Contraction;
import cortado.processor.schedule.Cut;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Halo;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Nest;
import cortado.processor.schedule.Taps;
import cortado.processor.schedule.Target;
import cortado.processor.schedule.Tile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A product whose lanes are the samples of a block: tiles of rows, such as channels, by neighbouring pixels. */
final class BlockProductKernel {
    /** Multiply-adds in a tile's method at most: with their operands, what C2 compiles well. */
    private static final int PRODUCTS = 60;

    private final Contraction product;
    private final Body body;
    private final ProductKernel.Tiles tiles;
    private final Target target;
    private final Nest nest;
    private final Affine read;
    private final Affine laneRead;
    private final Affine written;
    private final Optional<Loop> columns;
    private final List<Loop> around;
    /** Local variables that hold where a loop over the depth starts and ends, where that is not everywhere the same. */
    private final Map<Loop, String> starts = new LinkedHashMap<>();
    private final Map<Loop, String> ends = new LinkedHashMap<>();

    private BlockProductKernel(Contraction product, Body body, ProductKernel.Tiles tiles, Target target) {
        this.product = product;
        this.body = body;
        this.tiles = tiles;
        this.target = target;
        nest = product.nest(body.places().layout()).orElseThrow();
        read = Flat.address(product.a());
        laneRead = Flat.address(product.b());
        written = Flat.address(product.kernel().out(), Places.index(product.kernel().axes()));
        List<Loop> outer = ScalarKernel.loops(product.outer());
        columns = outer.stream().filter(loop -> !loop.extent().batch() && loop.stride(read) == 0).reduce((first, last) -> last);
        around = new ArrayList<>(outer.stream().filter(loop -> columns.filter(loop::equals).isEmpty()).toList());
        around.addAll(nest.rows().isEmpty() ? List.of() : nest.rows().subList(0, nest.rows().size() - 1));
    }

    static void print(Contraction product, Body body, ProductKernel.Tiles tiles, Target target) {
        new BlockProductKernel(product, body, tiles, target).print();
    }

    private void print() {
        around.forEach(body::open);
        body.places().layout().halo(product.b().buffer()).ifPresent(this::leaveOut);
        body.code().beginControlFlow("for (int lane = 0; lane < $L; lane += LANES)", Axis.BLOCK);
        Registers.choose(target, body.code(), this::tiles);
        body.code().endControlFlow();
        body.close(around);
    }

    /** The first loop over the depth leaves out steps that read zeros, the same ones in all tiles of a line of the image. */
    private void leaveOut(Halo halo) {
        for (Loop loop : nest.depth()) {
            Optional<Halo.Clip> clip = around.stream().filter(row -> loop.axes().size() == 1)
                    .flatMap(row -> halo.clip(product.b(), row, loop.axes().getFirst()).stream()).findFirst();
            clip.ifPresent(found -> leaveOut(loop, found));
        }
    }

    private void leaveOut(Loop loop, Halo.Clip clip) {
        starts.put(loop, body.local("first"));
        ends.put(loop, body.local("end"));
        String at = Places.bracket(Places.code(clip.at()));
        body.code().addStatement("int $L = Math.max(0, $L - $L)", starts.get(loop), clip.range().low(), at);
        body.code().addStatement("int $L = Math.min($L, $L - $L)", ends.get(loop), loop.extent().size(), clip.range().high(), at);
    }

    /** Steps that read zeros left or right of the image. */
    private Optional<Halo.Clip> side() {
        return body.places().layout().halo(product.b().buffer()).flatMap(halo -> columns.flatMap(line -> depth().stream()
                .filter(loop -> !starts.containsKey(loop))
                .flatMap(loop -> halo.clip(product.b(), line, loop.axes().getFirst()).stream()).findFirst()));
    }

    /** The steps from {@code left} to {@code right} read more than zeros for some pixel of a tile. */
    private void leaveOutSides(Halo.Clip clip, int vectors) {
        Affine last = clip.at().plus((vectors - 1) * clip.at().factor(clip.row().axes().getFirst()));
        body.code().addStatement("int left = Math.max(0, $L - ($L))", clip.range().low(), ofColumn(clip, last));
        body.code().addStatement("int right = Math.min($L, $L - ($L))", clip.tap().extent(), clip.range().high(), ofColumn(clip, clip.at()));
    }

    private static String ofColumn(Halo.Clip clip, Affine at) {
        Axis column = clip.row().axes().getFirst();
        return Places.code(at.plus(column.affine().times(-at.factor(column)))
                .plus(new Axis("column", column.extent()).affine().times(at.factor(column))));
    }

    private void tiles(int registers) {
        int width = columns.map(loop -> loop.extent().size()).orElse(1);
        int height = nest.tiled().size();
        int taps = taps().count();
        // Tiles narrower than the window leave out more of the zeros beside the image.
        int widest = side().map(clip -> clip.tap().extent() - 1).filter(narrow -> narrow < width).orElse(width);
        Cut cut = Cut.of(height, width, widest, PRODUCTS / taps, registers - (taps - 1), Cut.Operands.BROADCAST);
        body.code().addStatement("int column = 0");
        Heights.even(body.code(), "column", width, cut.vectors(), vectors -> {
            side().ifPresent(clip -> leaveOutSides(clip, vectors));
            body.code().addStatement("int row = 0");
            Heights.even(body.code(), "row", height, cut.rows(), rows -> call(tile(rows, vectors)));
        });
    }

    private Tile tile(int rows, int vectors) {
        List<Tile.Row> all = IntStream.range(0, rows)
                .mapToObj(i -> new Tile.Row(i * stride(nest.rows(), read), i * stride(nest.rows(), written))).toList();
        return new Tile(all, vectors, false, false, taps(), Set.of(), strides(read), strides(laneRead),
                columns.map(loop -> loop.stride(laneRead)).orElse(0),
                columns.map(loop -> loop.stride(written)).orElse(0));
    }

    /** The steps of a short last loop are done one after the other: neighbouring pixels share what they read. */
    private Taps taps() {
        return unrolled().map(loop -> new Taps(loop.extent().size(), loop.stride(read), loop.stride(laneRead))).orElse(Taps.ONE);
    }

    private Optional<Loop> unrolled() {
        return Optional.of(nest.depth()).filter(loops -> !loops.isEmpty()).map(List::getLast)
                .filter(loop -> Taps.areFew(loop) && !starts.containsKey(loop));
    }

    /** The loops over the depth in a tile's method. */
    private List<Loop> depth() {
        return unrolled().isPresent() ? nest.depth().subList(0, nest.depth().size() - 1) : nest.depth();
    }

    private List<Integer> strides(Affine address) {
        return depth().isEmpty() ? List.of(0) : depth().stream().map(loop -> loop.stride(address)).toList();
    }

    private static int stride(List<Loop> loops, Affine address) {
        return loops.isEmpty() ? 0 : loops.getLast().stride(address);
    }

    private void call(Tile tile) {
        Buffer out = product.kernel().out();
        var arguments = new ArrayList<>(List.of(Places.array(out), Places.array(product.a().buffer()),
                Places.array(product.b().buffer()), start(product.a().buffer(), read, false),
                start(product.b().buffer(), laneRead, true), start(out, written, true)));
        depth().forEach(loop -> arguments.add(steps(loop)));
        if (depth().isEmpty()) {
            arguments.add("1");
        }
        body.code().addStatement("$L($L)", tiles.method(tile), String.join(", ", arguments));
    }

    private String steps(Loop loop) {
        if (starts.containsKey(loop)) {
            return ends.get(loop) + " - " + starts.get(loop);
        }
        return side().filter(clip -> clip.tap().equals(loop.axes().getFirst()))
                .map(clip -> Places.times("(right - left)", loop.extent().size() / clip.tap().extent()))
                .orElse(loop.extent().code());
    }

    private String start(Buffer buffer, Affine address, boolean inLanes) {
        var terms = new ArrayList<String>();
        around.forEach(loop -> add(terms, loop.variable(), loop.stride(address)));
        add(terms, "row", stride(nest.rows(), address));
        add(terms, "column", columns.map(loop -> loop.stride(address)).orElse(0));
        add(terms, "lane", inLanes ? 1 : 0);
        starts.forEach((loop, first) -> add(terms, first, loop.stride(address)));
        side().ifPresent(clip -> add(terms, "left", address.factor(clip.tap())));
        return Places.sum(body.places().start(buffer), terms, address.constant());
    }

    private static void add(List<String> terms, String variable, int stride) {
        if (stride != 0) {
            terms.add(Places.times(variable, stride));
        }
    }
}
