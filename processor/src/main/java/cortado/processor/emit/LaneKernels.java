package cortado.processor.emit;

import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Reduction;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Panels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Elementwise kernels and reductions over vectors. */
final class LaneKernels {
    private LaneKernels() {}

    /** Vectors of outputs; the last few outputs under a mask. */
    static void map(Form.Lanes form, Body body) {
        Kernel kernel = form.kernel();
        new Lanes(kernel, kernel.body(), form.loops(), form.loops(), body)
                .print((lanes, mask) -> lanes.store(lanes.vector(), mask));
    }

    /** Vectors of results, each summed over the inner loops in order. */
    static void columns(Form.Columns form, Body body) {
        Expr.Reduce reduce = (Expr.Reduce) form.kernel().body();
        List<Loop> all = new ArrayList<>(form.loops());
        all.addAll(form.inner());
        new Lanes(form.kernel(), reduce.body(), form.loops(), all, body).print((lanes, mask) -> {
            String result = body.local("result");
            body.code().addStatement("$T $L = $L", Types.FLOAT_VECTOR, result, neutral(reduce.kind(), body));
            for (Loop loop : form.inner()) {
                body.code().beginControlFlow(
                        "for (int $1L = 0; $1L < $2L; $1L++)", loop.variable(), loop.extent().code());
            }
            body.code().addStatement("$1L = $1L.$2L($3L)", result, join(reduce.kind()), lanes.vector());
            body.close(form.inner());
            lanes.store(result, mask);
        });
    }

    static String neutral(Reduction kind, Body body) {
        return kind == Reduction.SUM
                ? "FloatVector.zero(SPECIES)"
                : "FloatVector.broadcast(SPECIES, " + body.precision().literal(kind.neutral()) + ")";
    }

    static String join(Reduction kind) {
        return switch (kind) {
            case SUM -> "add";
            case MAX -> "max";
            case MIN -> "min";
            case ARGMAX -> throw new IllegalStateException("positions are not joined in lanes");
        };
    }

    /**
     * Sixteen partial results in memory, whatever the vector's width: lane l joins elements l, l + 16, l + 32, ... The
     * fold of the sixteen is one fixed tree, so the bits are the same at every width.
     */
    static void row(Form.Row form, Body body) {
        Expr.Reduce reduce = (Expr.Reduce) form.kernel().body();
        Loop last = form.inner().getLast();
        List<Loop> before = form.inner().subList(0, form.inner().size() - 1);
        List<Loop> all = new ArrayList<>(form.loops());
        all.addAll(form.inner());
        ScalarCode scalars = body.scalars(all);
        VectorCode vectors = new VectorCode(body.places(), scalars, all, last);
        form.loops().forEach(body::open);
        if (before.isEmpty()) {
            body.hoist(reduce.body(), vectors, scalars);
        }
        var code = body.code();
        code.beginControlFlow("for (int lane = 0; lane < $L; lane += LANES)", Panels.WIDTH);
        code.addStatement("$T partial = $L", Types.FLOAT_VECTOR, neutral(reduce.kind(), body));
        for (Loop loop : before) {
            code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", loop.variable(), loop.extent().code());
        }
        sixteenth(reduce, last, body, vectors);
        body.close(before);
        code.addStatement("partial.intoArray(arena, scratch + lane)");
        code.endControlFlow();
        code.addStatement("$L[$L] = $T.$L(arena, scratch)", Places.array(form.kernel().out()),
                body.places().of(form.kernel().out(), Places.index(form.kernel().axes()), form.loops()),
                Types.LANES, reduce.kind().name().toLowerCase(java.util.Locale.ROOT));
        body.close(form.loops());
        body.functions().addAll(scalars.functions());
    }

    private static void sixteenth(Expr.Reduce reduce, Loop loop, Body body, VectorCode vectors) {
        var code = body.code();
        String k = loop.variable();
        String end = loop.extent().code();
        boolean whole = !loop.extent().batch() && Body.isWhole(loop.extent());
        code.addStatement("int $L = lane", k);
        code.beginControlFlow("for (; $L <= $L - LANES; $L += $L)", k, end, k, Panels.WIDTH);
        code.addStatement("partial = partial.$L($L)", join(reduce.kind()), vectors.vector(reduce.body()));
        code.endControlFlow();
        if (!whole) {
            code.beginControlFlow("if ($L < $L)", k, end);
            code.addStatement("$T joined = partial.$L($L)", Types.FLOAT_VECTOR, join(reduce.kind()), vectors.vector(reduce.body()));
            code.addStatement("partial = partial.blend(joined, SPECIES.indexInRange($L, $L))", k, end);
            code.endControlFlow();
        }
    }

    /** What runs inside the loop over lanes; {@code mask} is null for whole vectors. */
    private interface Inside {
        void print(Lanes lanes, String mask);
    }

    /** The loops around vectors of outputs. */
    private static final class Lanes {
        private final Kernel kernel;
        private final Expr value;
        private final List<Loop> loops;
        private final Body body;
        private final ScalarCode scalars;
        private final List<Loop> all;
        private final boolean reduces;
        private VectorCode vectors;

        Lanes(Kernel kernel, Expr value, List<Loop> loops, List<Loop> all, Body body) {
            this.kernel = kernel;
            this.value = value;
            this.loops = loops;
            this.all = all;
            this.body = body;
            this.reduces = all.size() > loops.size();
            scalars = body.scalars(all);
        }

        void print(Inside inside) {
            List<Loop> around = loops.subList(0, loops.size() - 1);
            around.forEach(body::open);
            Loop lanes = loops.getLast();
            vectors = vectors();
            if (!reduces) {
                body.hoist(value, vectors, scalars);
            }
            var code = body.code();
            String i = lanes.variable();
            boolean whole = Body.isWhole(lanes.extent());
            String last = Places.bracket(Body.to(lanes)) + (whole ? "" : " - LANES");
            Set<String> names = body.enter();
            if (whole) {
                code.beginControlFlow("for (int $1L = $2L; $1L < $3L; $1L += LANES)", i, Body.from(lanes), Body.to(lanes));
            } else {
                code.addStatement("int $L = $L", i, Body.from(lanes));
                code.beginControlFlow("for (; $1L <= $2L; $1L += LANES)", i, last);
            }
            inside.print(this, null);
            code.endControlFlow();
            if (!whole) {
                body.leave(names);
                vectors = vectors();
                code.beginControlFlow("if ($L < $L)", i, Body.to(lanes));
                inside.print(this, "SPECIES.indexInRange(" + i + ", " + Body.to(lanes) + ")");
                code.endControlFlow();
            }
            body.close(around);
            body.functions().addAll(scalars.functions());
        }

        private VectorCode vectors() {
            return new VectorCode(body.places(), scalars, all, loops.getLast());
        }

        String vector() {
            if (!reduces) {
                body.share(value, vectors);
            }
            return vectors.vector(value);
        }

        void store(String vector, String mask) {
            String at = body.places().of(kernel.out(), Places.index(kernel.axes()), loops);
            body.code().addStatement("$L.intoArray($L, $L$L)", vector, Places.array(kernel.out()), at,
                    mask == null ? "" : ", " + mask);
        }
    }
}
