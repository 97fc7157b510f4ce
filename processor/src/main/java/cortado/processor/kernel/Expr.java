package cortado.processor.kernel;

import java.util.List;

/** The formula of one element. */
public sealed interface Expr {
    /** A number. */
    record Const(double value) implements Expr {}

    /** The number of samples in the batch. */
    record BatchSize() implements Expr {}

    /** An index as a number. */
    record Position(Affine at) implements Expr {}

    /** An element of a buffer: the sample first if it is batched, then one index an axis. */
    record Load(Buffer buffer, List<Affine> index) implements Expr {
        public Load {
            index = List.copyOf(index);
        }
    }

    /** An elementary function of other formulas. */
    record Apply(Function function, List<Expr> arguments) implements Expr {
        public Apply {
            arguments = List.copyOf(arguments);
            if (arguments.size() != function.arity()) {
                throw new IllegalArgumentException(
                        function + " takes " + function.arity() + " arguments, not " + arguments.size());
            }
        }
    }

    /** {@code inside} where {@code low <= at < high}, else 0; nothing is read there. */
    record Guard(Affine at, int low, int high, Expr inside) implements Expr {}

    /** A reduction over axes of its own. */
    record Reduce(Reduction kind, List<Axis> axes, Expr body) implements Expr {
        public Reduce {
            axes = List.copyOf(axes);
        }
    }

    /** A uniform random number in [0, 1): a function of seed, step, {@code call}, sample and element. */
    record Uniform(int call, Affine sample, Affine element) implements Expr {}

    static Expr apply(Function function, Expr... arguments) {
        return new Apply(function, List.of(arguments));
    }

    static Expr constant(double value) {
        return new Const(value);
    }
}
