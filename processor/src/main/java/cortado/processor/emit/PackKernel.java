package cortado.processor.emit;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Extent;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Panels;
import java.util.ArrayList;
import java.util.List;

/** A copy into panels; lanes past the last are filled with zeros. */
final class PackKernel {
    private final Kernel kernel;
    private final Panels panels;
    private final Body body;
    private final List<Axis> lanes;
    private final int count;
    private final int padded;

    private PackKernel(Form.Pack form, Body body) {
        kernel = form.kernel();
        panels = form.panels();
        this.body = body;
        lanes = panels.lanes().stream().map(kernel.axes()::get).toList();
        count = panels.laneCount(kernel.out());
        padded = panels.paddedLanes(kernel.out());
    }

    static void print(Form.Pack form, Body body) {
        new PackKernel(form, body).print();
    }

    private void print() {
        List<Loop> around = kernel.axes().stream()
                .filter(axis -> !lanes.contains(axis) && axis.extent() != 1)
                .map(axis -> new Loop(List.of(axis)))
                .toList();
        around.forEach(body::open);
        Expr.Load source = (Expr.Load) kernel.body();
        boolean sideBySide = body.places().layout().of(source.buffer()).isEmpty()
                && new Loop(lanes).stride(Flat.address(source)) == 1;
        if (sideBySide) {
            vectors(source);
        } else {
            elements(source);
        }
        body.close(around);
    }

    private void vectors(Expr.Load source) {
        var code = body.code();
        String from = sourceAt(source);
        code.addStatement("int lane = 0");
        code.beginControlFlow("for (; lane <= $L - LANES; lane += LANES)", count);
        code.addStatement("$T.fromArray(SPECIES, $L, $L).intoArray($L, $L)",
                Types.FLOAT_VECTOR, Places.array(source.buffer()), from, array(), target("lane"));
        code.endControlFlow();
        if (count != padded) {
            code.beginControlFlow("for (; lane < $L; lane += LANES)", padded);
            code.addStatement("$T.fromArray(SPECIES, $L, $L, SPECIES.indexInRange(lane, $L)).intoArray($L, $L)",
                    Types.FLOAT_VECTOR, Places.array(source.buffer()), from, count, array(), target("lane"));
            code.endControlFlow();
        }
    }

    /** The source's address with the lanes counted as one. */
    private String sourceAt(Expr.Load source) {
        var loops = new ArrayList<Loop>();
        kernel.axes().stream().filter(axis -> !lanes.contains(axis) && axis.extent() != 1)
                .forEach(axis -> loops.add(new Loop(List.of(axis))));
        return body.places().of(source, loops) + " + lane";
    }

    private void elements(Expr.Load source) {
        List<Loop> each = lanes.stream().filter(axis -> axis.extent() != 1).map(axis -> new Loop(List.of(axis))).toList();
        if (each.size() == 1) {
            panelByPanel(source, each.getFirst().variable());
        } else {
            each.forEach(body::open);
            copy(target(flat(panels.lanes())), source);
            body.close(each);
        }
        if (count != padded) {
            body.code().beginControlFlow("for (int lane = $L; lane < $L; lane++)", count, padded);
            body.code().addStatement("$L[$L] = 0f", array(), target("lane"));
            body.code().endControlFlow();
        }
    }

    /** Where a panel begins is computed once for all of its lanes. */
    private void panelByPanel(Expr.Load source, String lane) {
        String panel = body.local("panel");
        String start = body.local("start");
        String end = count % Panels.WIDTH == 0 ? panel + " + " + Panels.WIDTH : "Math.min(" + panel + " + " + Panels.WIDTH + ", " + count + ")";
        body.code().beginControlFlow("for (int $1L = 0; $1L < $2L; $1L += $3L)", panel, count, Panels.WIDTH);
        body.code().addStatement("int $L = $L - $L", start, target(panel), panel);
        body.code().beginControlFlow("for (int $1L = $2L; $1L < $3L; $1L++)", lane, panel, end);
        copy(start + " + " + lane, source);
        body.code().endControlFlow().endControlFlow();
    }

    private void copy(String target, Expr.Load source) {
        body.code().addStatement("$L[$L] = $L[$L]", array(), target, Places.array(source.buffer()),
                body.places().of(source.buffer(), source.index()));
    }

    private String array() {
        return Places.array(kernel.out());
    }

    private String target(String lane) {
        Buffer out = kernel.out();
        Extent deep = panels.depth(out);
        var terms = new ArrayList<String>();
        if (!panels.outer().isEmpty()) {
            terms.add(Places.outerTerm(flat(panels.outer()), padded, deep));
        }
        terms.addAll(Places.panelTerms(lane, flat(panels.depth()), padded, deep));
        return Places.sum(body.places().start(out), terms, 0);
    }

    private String flat(List<Integer> positions) {
        Affine flat = Affine.ZERO;
        for (int position : positions) {
            Axis axis = kernel.axes().get(position);
            flat = flat.times(axis.isBatch() ? 1 : axis.extent()).plus(axis.affine());
        }
        return Places.code(flat);
    }
}
