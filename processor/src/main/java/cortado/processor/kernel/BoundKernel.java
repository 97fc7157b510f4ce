package cortado.processor.kernel;

import cortado.processor.kernel.Interpreter.Machine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A kernel whose axes are bound to places in an array of loop counters, so that each element is computed quickly. */
final class BoundKernel {
    /** A formula as a function of the loop counters. */
    @FunctionalInterface
    private interface Value {
        double at(int[] counters);
    }

    /** An index as a function of the loop counters. */
    @FunctionalInterface
    private interface Index {
        int at(int[] counters);
    }

    private final Machine machine;
    private final Kernel kernel;
    private final Map<Axis, Integer> places = new HashMap<>();

    BoundKernel(Machine machine, Kernel kernel) {
        this.machine = machine;
        this.kernel = kernel;
    }

    void run() {
        Index at = offset(kernel.out(), kernel.axes().stream().map(Axis::affine).toList());
        Value value = bind(kernel.body());
        double[] out = machine.elements(kernel.out());
        forEach(kernel.axes(), 0, new int[places.size()], counters -> out[at.at(counters)] = value.at(counters));
    }

    private int place(Axis axis) {
        return places.computeIfAbsent(axis, a -> places.size());
    }

    private void forEach(List<Axis> axes, int depth, int[] counters, Consumer<int[]> body) {
        if (depth == axes.size()) {
            body.accept(counters);
            return;
        }
        Axis axis = axes.get(depth);
        int place = place(axis);
        for (int i = 0; i < machine.extent(axis); i++) {
            counters[place] = i;
            forEach(axes, depth + 1, counters, body);
        }
    }

    private Value bind(Expr formula) {
        return switch (formula) {
            case Expr.Const c -> constant(c.value());
            case Expr.BatchSize _ -> constant(machine.batch());
            case Expr.Position p -> bind(p.at())::at;
            case Expr.Load load -> load(load);
            case Expr.Apply apply -> apply(apply);
            case Expr.Guard guard -> guard(guard);
            case Expr.Reduce reduce -> reduce.kind() == Reduction.ARGMAX ? argmax(reduce) : reduce(reduce);
            case Expr.Uniform uniform -> uniform(uniform);
        };
    }

    private Value constant(double exact) {
        double value = machine.rounding().applyAsDouble(exact);
        return counters -> value;
    }

    private Value load(Expr.Load load) {
        double[] elements = machine.elements(load.buffer());
        Index at = offset(load.buffer(), load.index());
        return counters -> elements[at.at(counters)];
    }

    private Value apply(Expr.Apply apply) {
        Value[] arguments = apply.arguments().stream().map(this::bind).toArray(Value[]::new);
        return counters -> {
            double[] x = new double[arguments.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = arguments[i].at(counters);
            }
            return machine.rounding().applyAsDouble(apply.function().apply(x));
        };
    }

    private Value guard(Expr.Guard guard) {
        Index at = bind(guard.at());
        Value inside = bind(guard.inside());
        return counters -> {
            int index = at.at(counters);
            return guard.low() <= index && index < guard.high() ? inside.at(counters) : 0;
        };
    }

    private Value reduce(Expr.Reduce reduce) {
        reduce.axes().forEach(this::place);
        Value body = bind(reduce.body());
        return counters -> {
            double[] total = {reduce.kind().neutral()};
            forEach(reduce.axes(), 0, counters, inner -> total[0] =
                    machine.rounding().applyAsDouble(reduce.kind().join(total[0], body.at(inner))));
            return total[0];
        };
    }

    /** The first greatest element; the first NaN counts as greatest. */
    private Value argmax(Expr.Reduce reduce) {
        Axis axis = reduce.axes().get(0);
        int place = place(axis);
        Value body = bind(reduce.body());
        return counters -> {
            int best = 0;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < machine.extent(axis) && !Double.isNaN(greatest); i++) {
                counters[place] = i;
                double x = body.at(counters);
                if (x > greatest || Double.isNaN(x)) {
                    best = i;
                    greatest = x;
                }
            }
            return best;
        };
    }

    private Value uniform(Expr.Uniform drawn) {
        Index sample = bind(drawn.sample());
        Index element = bind(drawn.element());
        return counters -> machine.uniform().at(drawn.call(), sample.at(counters), element.at(counters));
    }

    private Index bind(Affine index) {
        int[] at = index.factors().keySet().stream().mapToInt(this::place).toArray();
        int[] factors = index.factors().values().stream().mapToInt(Integer::intValue).toArray();
        return counters -> {
            int sum = index.constant();
            for (int i = 0; i < at.length; i++) {
                sum += factors[i] * counters[at[i]];
            }
            return sum;
        };
    }

    /** Where an element lies in its buffer; an index outside its axis is a defect of the kernel. */
    private Index offset(Buffer buffer, List<Affine> index) {
        int[] sizes = sizes(buffer);
        if (index.size() != sizes.length) {
            throw new IllegalStateException(buffer + " has " + sizes.length + " axes, not " + index.size());
        }
        Index[] parts = index.stream().map(this::bind).toArray(Index[]::new);
        return counters -> {
            int offset = 0;
            for (int axis = 0; axis < sizes.length; axis++) {
                offset = offset * sizes[axis] + within(parts[axis].at(counters), sizes[axis], buffer);
            }
            return offset;
        };
    }

    private static int within(int index, int size, Buffer buffer) {
        if (index < 0 || index >= size) {
            throw new IllegalStateException("index " + index + " of an axis of " + buffer + ", which has " + size);
        }
        return index;
    }

    private int[] sizes(Buffer buffer) {
        var sizes = new ArrayList<>(buffer.sizes());
        if (buffer.batched()) {
            sizes.add(0, machine.tensors(buffer.blocked()));
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }
}
