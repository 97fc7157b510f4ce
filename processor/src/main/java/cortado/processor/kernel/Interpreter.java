package cortado.processor.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * The meaning of kernels: plain loops over the axes, one element at a time, in double. It is the oracle for everything
 * that is generated from kernels. Buffers are row-major, the samples of a batched buffer first.
 */
public final class Interpreter {
    /** Uniform random numbers in [0, 1). */
    @FunctionalInterface
    public interface UniformSource {
        double at(int call, int sample, int element);
    }

    private final Map<String, double[]> memory;
    private final int batch;
    private final UniformSource uniform;
    private final DoubleUnaryOperator rounding;

    private Interpreter(Map<String, double[]> memory, int batch, UniformSource uniform, DoubleUnaryOperator rounding) {
        this.memory = memory;
        this.batch = batch;
        this.uniform = uniform;
        this.rounding = rounding;
    }

    /**
     * @param memory the elements of every buffer by its name
     * @param batch the number of samples
     */
    public static Interpreter inDouble(Map<String, double[]> memory, int batch, UniformSource uniform) {
        return new Interpreter(memory, batch, uniform, x -> x);
    }

    /** Every single result is rounded to float: what a program in float would see, with perfect functions. */
    public static Interpreter inFloat(Map<String, double[]> memory, int batch, UniformSource uniform) {
        return new Interpreter(memory, batch, uniform, x -> (float) x);
    }

    /** Computes every element of the kernel's output. */
    public void run(Kernel kernel) {
        new Run(kernel.axes()).store(kernel);
    }

    private int extent(Axis axis) {
        return axis.isBatch() ? batch : axis.extent();
    }

    /** A formula with its axes bound to places in an array of loop counters. */
    @FunctionalInterface
    private interface Value {
        double at(int[] counters);
    }

    /** An index bound in the same way. */
    @FunctionalInterface
    private interface Index {
        int at(int[] counters);
    }

    /** One kernel's formula, bound once and then evaluated for each element. */
    private final class Run {
        private final Map<Axis, Integer> places = new HashMap<>();

        Run(List<Axis> axes) {
            axes.forEach(this::place);
        }

        private int place(Axis axis) {
            return places.computeIfAbsent(axis, a -> places.size());
        }

        void store(Kernel kernel) {
            Value value = bind(kernel.body());
            Index at = offset(kernel.out(), kernel.axes().stream().map(Axis::affine).toList());
            double[] out = elements(kernel.out());
            forEach(kernel.axes(), 0, new int[places.size()], counters -> out[at.at(counters)] = value.at(counters));
        }

        private void forEach(List<Axis> axes, int depth, int[] counters, java.util.function.Consumer<int[]> body) {
            if (depth == axes.size()) {
                body.accept(counters);
                return;
            }
            Axis axis = axes.get(depth);
            int place = place(axis);
            for (int i = 0; i < extent(axis); i++) {
                counters[place] = i;
                forEach(axes, depth + 1, counters, body);
            }
        }

        private Value bind(Expr formula) {
            return switch (formula) {
                case Expr.Const c -> constant(c.value());
                case Expr.BatchSize _ -> constant(batch);
                case Expr.Position p -> position(p);
                case Expr.Load load -> load(load);
                case Expr.Apply apply -> apply(apply);
                case Expr.Guard guard -> guard(guard);
                case Expr.Reduce reduce -> reduce.kind() == Reduction.ARGMAX ? argmax(reduce) : reduce(reduce);
                case Expr.Uniform u -> uniform(u);
            };
        }

        private Value constant(double exact) {
            double value = rounding.applyAsDouble(exact);
            return counters -> value;
        }

        private Value position(Expr.Position p) {
            Index at = bind(p.at());
            return at::at;
        }

        private Value load(Expr.Load load) {
            double[] elements = elements(load.buffer());
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
                return rounding.applyAsDouble(apply.function().apply(x));
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
                        rounding.applyAsDouble(reduce.kind().join(total[0], body.at(inner))));
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
                for (int i = 0; i < extent(axis) && !Double.isNaN(greatest); i++) {
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

        private Value uniform(Expr.Uniform u) {
            Index sample = bind(u.sample());
            Index element = bind(u.element());
            return counters -> uniform.at(u.call(), sample.at(counters), element.at(counters));
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
                    int i = parts[axis].at(counters);
                    if (i < 0 || i >= sizes[axis]) {
                        throw new IllegalStateException(
                                "index " + i + " on axis " + axis + " of " + buffer + ", which has " + sizes[axis]);
                    }
                    offset = offset * sizes[axis] + i;
                }
                return offset;
            };
        }
    }

    private int[] sizes(Buffer buffer) {
        var samples = buffer.batched() ? java.util.stream.IntStream.of(batch) : java.util.stream.IntStream.empty();
        return java.util.stream.IntStream.concat(samples, buffer.sizes().stream().mapToInt(Integer::intValue)).toArray();
    }

    private double[] elements(Buffer buffer) {
        double[] elements = memory.get(buffer.name());
        int expected = java.util.Arrays.stream(sizes(buffer)).reduce(1, Math::multiplyExact);
        if (elements == null || elements.length != expected) {
            throw new IllegalStateException(buffer + " needs " + expected + " elements, not "
                    + (elements == null ? "none" : elements.length));
        }
        return elements;
    }
}
