package cortado.processor.emit;

import com.palantir.javapoet.MethodSpec;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Panels;
import cortado.processor.schedule.Walk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a kernel's method takes: arrays, the position of every buffer's first element, and the share of the work.
 *
 * @param buffers the output first, then operands in the order of their appearance
 * @param samples whether it needs the number of samples
 * @param scratch whether it needs floats of the arena for partial results
 * @param key whether it draws random numbers
 * @param range whether it takes a part {@code from..to} of the samples or rows
 */
record Signature(List<Buffer> buffers, boolean samples, boolean scratch, boolean key, boolean range) {
    static Signature of(Form form, Layout layout) {
        Kernel kernel = form.kernel();
        Map<String, Buffer> buffers = new LinkedHashMap<>();
        buffers.put(id(kernel.out()), kernel.out());
        boolean[] needs = {overBatch(kernel, layout), false};
        Walk.visit(kernel.body(), part -> {
            switch (part) {
                case Expr.Load load -> {
                    buffers.putIfAbsent(id(load.buffer()), load.buffer());
                    needs[0] |= deepBatch(load.buffer(), layout);
                }
                case Expr.Reduce reduce -> needs[0] |= reduce.axes().stream().anyMatch(Axis::isBatch);
                case Expr.BatchSize size -> needs[0] = true;
                case Expr.Uniform uniform -> needs[1] = true;
                default -> {}
            }
        });
        boolean range = kernel.out().batched() || form.isShared();
        return new Signature(List.copyOf(buffers.values()), needs[0], form instanceof Form.Row || form instanceof Form.InnerProducts, needs[1], range);
    }

    private static boolean overBatch(Kernel kernel, Layout layout) {
        return deepBatch(kernel.out(), layout);
    }

    /** Panels whose depth runs over the samples of a batch have a size known at run time only. */
    private static boolean deepBatch(Buffer buffer, Layout layout) {
        return layout.of(buffer).map(panels -> panels.depth(buffer).batch()).orElse(false);
    }

    private static String id(Buffer buffer) {
        return buffer.space() + " " + buffer.name();
    }

    /** The arrays that hold its buffers, in a fixed order. */
    List<String> arrays() {
        return buffers.stream().map(Buffer::space).collect(Collectors.toCollection(java.util.TreeSet::new)).stream()
                .map(space -> Places.array(new Buffer("", space, false, List.of())))
                .toList();
    }

    void declare(MethodSpec.Builder method, Names names, Precision precision) {
        Class<?> array = precision == Precision.FLOAT ? float[].class : double[].class;
        boolean arena = arrays().contains("arena");
        arrays().forEach(name -> method.addParameter(array, name));
        if (scratch && !arena) {
            method.addParameter(array, "arena");
        }
        buffers.forEach(buffer -> method.addParameter(int.class, names.of(buffer)));
        if (samples) {
            method.addParameter(int.class, "samples");
        }
        if (scratch) {
            method.addParameter(int.class, "scratch");
        }
        if (key) {
            method.addParameter(long.class, "key");
        }
        if (range) {
            method.addParameter(int.class, "from").addParameter(int.class, "to");
        }
    }

    /**
     * The arguments of a call, in the same order.
     *
     * @param starts where a buffer's first element lies
     */
    List<String> arguments(Function<Buffer, String> starts, int scratchFloats, String from, String to) {
        var arguments = new ArrayList<>(arrays());
        if (scratch && !arguments.contains("arena")) {
            arguments.add("arena");
        }
        buffers.forEach(buffer -> arguments.add(starts.apply(buffer)));
        if (samples) {
            arguments.add("n");
        }
        if (scratch) {
            arguments.add("scratch + shard * " + scratchFloats);
        }
        if (key) {
            arguments.add("key");
        }
        if (range) {
            arguments.add(from);
            arguments.add(to);
        }
        return arguments;
    }
}
