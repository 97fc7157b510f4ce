package cortado.processor.emit;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Frame;
import cortado.processor.schedule.Halo;
import cortado.processor.schedule.Loop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Elementwise kernels with zeros around: first the zeros, then what lies within. */
final class FrameKernel {
    private final Frame frame;
    private final Buffer out;
    private final List<Axis> axes;
    private final Body body;

    private FrameKernel(Frame frame, Body body) {
        this.frame = frame;
        this.body = body;
        out = frame.kernel().out();
        axes = frame.kernel().axes();
    }

    static void print(Form.Framed form, Body body) {
        var kernel = new FrameKernel(form.frame(), body);
        List<Loop> around = kernel.axes.subList(0, form.frame().first()).stream().map(axis -> new Loop(List.of(axis))).toList();
        around.forEach(body::open);
        kernel.clear(form.frame().first());
        body.close(around);
        LaneKernels.map(form.inside(), body);
    }

    /** Clears what lies before and after the inside of an axis, and of those within it. */
    private void clear(int position) {
        Axis axis = axes.get(position);
        Halo.Range range = frame.halo().inside().getOrDefault(position, new Halo.Range(0, axis.extent()));
        fill(position, 0, range.low());
        fill(position, range.high(), axis.extent());
        if (position < frame.last()) {
            body.code().beginControlFlow("for (int $1L = $2L; $1L < $3L; $1L++)", axis.name(), range.low(), range.high());
            clear(position + 1);
            body.code().endControlFlow();
        }
    }

    private void fill(int position, int from, int to) {
        if (from < to) {
            body.code().addStatement("$T.fill($L, $L, $L, 0)", Arrays.class, Places.array(out), place(position, from), place(position, to));
        }
    }

    private String place(int position, int step) {
        var index = new ArrayList<>(Places.index(axes.subList(0, position)));
        index.add(Affine.constant(step));
        index.addAll(Collections.nCopies(axes.size() - position - 1, Affine.ZERO));
        return body.places().of(out, index);
    }
}
