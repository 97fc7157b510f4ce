package cortado.processor.emit;

import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Kernels that read one row of a table for each index, or add to one. */
final class SelectionKernel {
    private final Selection selection;
    private final Kernel kernel;
    private final Body body;

    private SelectionKernel(Selection selection, Body body) {
        this.selection = selection;
        this.body = body;
        kernel = selection.kernel();
    }

    /** One element after the other. */
    static void print(Selection selection, Body body) {
        var printer = new SelectionKernel(selection, body);
        if (selection.reads()) {
            printer.readElements();
        } else {
            printer.addElements();
        }
    }

    /** {@code row = index; for (j) out[i, j] = table[row, j]}, j in lanes. */
    static void gather(Form.Gather form, Body body) {
        new SelectionKernel(form.selection(), body).readRows(form.loops());
    }

    /** {@code for (i) { row = index[i]; for (j) table[row, j] += values[i, j]; }}, j in lanes. */
    static void scatter(Form.Scatter form, Body body) {
        new SelectionKernel(form.selection(), body).addRows(form.loops(), form.inner());
    }

    private void readElements() {
        List<Loop> loops = ScalarKernel.loops(kernel.axes());
        loops.forEach(body::open);
        ScalarCode scalars = body.scalars(null);
        find(scalars);
        body.share(selection.value(), scalars);
        body.code().addStatement("$L = $L", element(), scalars.number(selection.value()));
        body.code().nextControlFlow("else").addStatement("$L = 0", element()).endControlFlow();
        close(loops, scalars);
    }

    private void addElements() {
        clear();
        ScalarCode scalars = body.scalars(null);
        List<Loop> loops = new ArrayList<>(ScalarKernel.loops(selection.reduced()));
        loops.forEach(body::openWhole);
        List<Loop> inside = ScalarKernel.loops(selection.inside());
        inside.forEach(body::openWhole);
        find(scalars);
        body.code().addStatement("$L += $L", element(), scalars.number(selection.value())).endControlFlow();
        loops.addAll(inside);
        close(loops, scalars);
    }

    private void readRows(List<Loop> loops) {
        List<Loop> around = loops.subList(0, loops.size() - 1);
        List<Loop> all = named(loops);
        ScalarCode scalars = body.scalars(all);
        around.forEach(body::open);
        find(scalars);
        var lanes = new LaneKernels.Lanes(kernel, selection.value(), loops, all, body);
        lanes.loop(each -> each.store(each.vector()));
        String start = body.places().of(kernel.out(), Places.index(kernel.axes()), around);
        body.code().nextControlFlow("else")
                .addStatement("$1T.fill($2L, $3L, $3L + $4L, 0f)", Arrays.class, Places.array(kernel.out()), start,
                        loops.getLast().extent().code())
                .endControlFlow();
        close(around, scalars);
    }

    private void addRows(List<Loop> loops, List<Loop> inner) {
        clear();
        List<Loop> whole = new ArrayList<>(loops);
        whole.addAll(inner);
        List<Loop> all = named(whole);
        ScalarCode scalars = body.scalars(all);
        loops.forEach(body::openWhole);
        find(scalars);
        Expr before = new Expr.Load(kernel.out(), Places.index(kernel.axes()));
        Expr sum = Expr.apply(Function.ADD, before, selection.value());
        List<Loop> placed = new ArrayList<>(List.of(new Loop(List.of(selection.row()))));
        placed.addAll(inner);
        List<Loop> around = inner.subList(0, inner.size() - 1);
        around.forEach(body::open);
        new LaneKernels.Lanes(kernel, sum, placed, all, body).loop(each -> each.store(each.vector()));
        body.close(around);
        body.code().endControlFlow();
        close(loops, scalars);
    }

    /** The loops, and the row as if it were one. */
    private List<Loop> named(List<Loop> loops) {
        var all = new ArrayList<>(loops);
        all.add(new Loop(List.of(selection.row())));
        return all;
    }

    private String element() {
        Buffer out = kernel.out();
        return Places.array(out) + "[" + body.places().of(out, Places.index(kernel.axes())) + "]";
    }

    private void clear() {
        Buffer out = kernel.out();
        body.code().addStatement("$1T.fill($2L, $3L, $3L + $4L, 0)", Arrays.class, Places.array(out),
                body.places().start(out), body.places().layout().floats(out));
    }

    /** Opens what happens if the table has the row. */
    private void find(ScalarCode scalars) {
        String wanted = body.local("wanted");
        String row = selection.row().name();
        body.code().addStatement("$L $L = $L", body.precision().type(), wanted, scalars.number(selection.index()));
        body.code().addStatement("int $L = (int) $L", row, wanted);
        body.code().beginControlFlow("if ($1L == $2L && $1L >= 0 && $1L < $3L)", row, wanted, selection.row().extent());
    }

    private void close(List<Loop> loops, ScalarCode scalars) {
        body.close(loops);
        body.use(scalars);
    }
}
