package cortado.processor.emit;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Reduction;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.OfSamples;
import cortado.processor.schedule.Panels;
import java.util.ArrayList;
import java.util.List;

/** Elementwise kernels and reductions over vectors. */
final class LaneKernels {
    private LaneKernels() {}

    /** Vectors of outputs; the last few outputs under a mask. */
    static void map(Form.Lanes form, Body body) {
        new Lanes(form.kernel(), form.at(), form.kernel().body(), form.loops(), form.loops(), body)
                .print(lanes -> lanes.store(lanes.vector()));
    }

    /** Vectors of results, each summed over the inner loops in order. */
    static void columns(Form.Columns form, Body body) {
        Expr.Reduce reduce = (Expr.Reduce) form.kernel().body();
        List<Loop> all = new ArrayList<>(form.loops());
        all.addAll(form.inner());
        new Lanes(form.kernel(), reduce.body(), form.loops(), all, body).print(lanes -> {
            if (reduce.kind() == Reduction.ARGMAX) {
                first(lanes, form.inner().getFirst(), body);
            } else {
                joined(lanes, reduce.kind(), form.inner(), body);
            }
        });
    }

    private static void joined(Lanes lanes, Reduction kind, List<Loop> inner, Body body) {
        String result = body.local("result");
        body.code().addStatement("$T $L = $L", Types.FLOAT_VECTOR, result, neutral(kind, body));
        inner.forEach(body::openWhole);
        body.code().addStatement("$1L = $1L.$2L($3L)", result, join(kind), lanes.vector());
        body.close(inner);
        lanes.store(result);
    }

    /** The position of the first greatest element in each lane; the first NaN counts as greatest. */
    private static void first(Lanes lanes, Loop loop, Body body) {
        var code = body.code();
        String result = body.local("result");
        String greatest = body.local("greatest");
        String candidate = body.local("candidate");
        String greater = body.local("greater");
        code.addStatement("$T $L = FloatVector.zero(SPECIES)", Types.FLOAT_VECTOR, result);
        code.addStatement("$T $L = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY)", Types.FLOAT_VECTOR, greatest);
        body.openWhole(loop);
        code.addStatement("$T $L = $L", Types.FLOAT_VECTOR, candidate, lanes.vector());
        // Not (candidate <= greatest) holds for numbers that are greater and for NaN on either side.
        body.comparisons().add("LE");
        code.addStatement("$1T $2L = $3L.compare(LE, $4L).not().and($4L.eq($4L))", Types.MASK, greater, candidate, greatest);
        code.addStatement("$1L = $1L.blend($2L, $3L)", greatest, candidate, greater);
        code.addStatement("$1L = $1L.blend((float) $2L, $3L)", result, loop.variable(), greater);
        code.endControlFlow();
        lanes.store(result);
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
        Expr.Reduce reduce = cleared((Expr.Reduce) form.kernel().body(), body);
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
        before.forEach(body::openWhole);
        sixteenth(reduce, last, body, vectors);
        body.close(before);
        code.addStatement("partial.intoArray(arena, scratch + lane)");
        code.endControlFlow();
        code.addStatement("$L[$L] = $T.$L(arena, scratch)", Places.array(form.kernel().out()),
                body.places().of(form.kernel().out(), Places.index(form.kernel().axes()), form.loops()),
                Types.LANES, reduce.kind().name().toLowerCase(java.util.Locale.ROOT));
        body.close(form.loops());
        body.use(scalars, vectors);
    }

    /** Sums what it finds in lanes without a sample too, once that is zero. */
    private static Expr.Reduce cleared(Expr.Reduce reduce, Body body) {
        return OfSamples.inside(reduce.body())
                .filter(term -> term instanceof Expr.Load load && OfSamples.areSideBySide(load, reduce))
                .map(term -> {
                    DotKernel.clear((Expr.Load) term, body);
                    return new Expr.Reduce(reduce.kind(), reduce.axes(), term);
                })
                .orElse(reduce);
    }

    private static void sixteenth(Expr.Reduce reduce, Loop loop, Body body, VectorCode vectors) {
        var code = body.code();
        String k = loop.variable();
        String end = loop.extent().code();
        boolean whole = !loop.extent().batch() && Body.isWhole(loop.extent());
        code.beginControlFlow("for (int $1L = lane; $1L < $2L; $1L += $3L)", k, end, Panels.WIDTH);
        String joined = "partial." + join(reduce.kind()) + "(" + vectors.vector(reduce.body()) + ")";
        if (whole) {
            code.addStatement("partial = $L", joined);
        } else {
            code.addStatement("$T joined = $L", Types.FLOAT_VECTOR, joined);
            code.addStatement("partial = $1L <= $2L - LANES ? joined : partial.blend(joined, SPECIES.indexInRange($1L, $2L))", k, end);
        }
        code.endControlFlow();
    }

    /** What runs inside the loop over lanes. */
    interface Inside {
        void print(Lanes lanes);
    }

    /**
     * The loops around vectors of outputs. The last vector goes through the same code as the others, but for its
     * store: C2 inlines a function such as the exponential once in a method, and boxes the arguments of a second copy.
     */
    static final class Lanes {
        private final Kernel kernel;
        private final List<Affine> at;
        private final Expr value;
        private final List<Loop> loops;
        private final Body body;
        private final ScalarCode scalars;
        private final List<Loop> all;
        private final boolean reduces;
        private final VectorCode vectors;

        Lanes(Kernel kernel, Expr value, List<Loop> loops, List<Loop> all, Body body) {
            this(kernel, Places.index(kernel.axes()), value, loops, all, body);
        }

        /** @param at the index of the output */
        private Lanes(Kernel kernel, List<Affine> at, Expr value, List<Loop> loops, List<Loop> all, Body body) {
            this.kernel = kernel;
            this.at = at;
            this.value = value;
            this.loops = loops;
            this.all = all;
            this.body = body;
            this.reduces = all.size() > loops.size();
            scalars = body.scalars(all);
            vectors = new VectorCode(body.places(), scalars, all, loops.getLast());
        }

        void print(Inside inside) {
            List<Loop> around = loops.subList(0, loops.size() - 1);
            around.forEach(body::open);
            loop(inside);
            body.close(around);
        }

        /** The loop over lanes, inside of the others. */
        void loop(Inside inside) {
            if (!reduces) {
                body.hoist(value, vectors, scalars);
            }
            Loop lanes = loops.getLast();
            body.code().beginControlFlow("for (int $1L = $2L; $1L < $3L; $1L += LANES)",
                    lanes.variable(), Body.from(lanes), Body.to(lanes));
            inside.print(this);
            body.code().endControlFlow();
            body.use(scalars, vectors);
        }

        String vector() {
            if (!reduces) {
                body.share(value, vectors);
            }
            return vectors.vector(value);
        }

        void store(String vector) {
            Loop lanes = loops.getLast();
            String i = lanes.variable();
            String end = Body.to(lanes);
            String array = Places.array(kernel.out());
            String place = body.places().of(kernel.out(), at, loops);
            if (Body.isWhole(lanes.extent())) {
                body.code().addStatement("$L.intoArray($L, $L)", vector, array, place);
                return;
            }
            String result = body.local("lanes");
            body.code().addStatement("$T $L = $L", Types.FLOAT_VECTOR, result, vector);
            body.code().beginControlFlow("if ($L <= $L - LANES)", i, Places.bracket(end));
            body.code().addStatement("$L.intoArray($L, $L)", result, array, place);
            body.code().nextControlFlow("else");
            body.code().addStatement("$L.intoArray($L, $L, SPECIES.indexInRange($L, $L))", result, array, place, i, end);
            body.code().endControlFlow();
        }
    }
}
