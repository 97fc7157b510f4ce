package cortado.processor.kernel;

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

    private final Machine machine;

    private Interpreter(Machine machine) {
        this.machine = machine;
    }

    /**
     * @param memory the elements of every buffer by its name
     * @param batch the number of samples
     */
    public static Interpreter inDouble(Map<String, double[]> memory, int batch, UniformSource uniform) {
        return new Interpreter(new Machine(memory, batch, uniform, x -> x));
    }

    /** Every single result is rounded to float: what a program in float would see, with perfect functions. */
    public static Interpreter inFloat(Map<String, double[]> memory, int batch, UniformSource uniform) {
        return new Interpreter(new Machine(memory, batch, uniform, x -> (float) x));
    }

    /** Computes every element of the kernel's output. */
    public void run(Kernel kernel) {
        new BoundKernel(machine, kernel).run();
    }

    /** What formulas are evaluated on. */
    record Machine(
            Map<String, double[]> memory, int batch, UniformSource uniform, DoubleUnaryOperator rounding) {
        int extent(Axis axis) {
            return axis.isBatch() ? tensors(axis.isBlocks()) : axis.extent();
        }

        /** How many tensors a batched buffer has. */
        int tensors(boolean blocked) {
            return blocked ? Math.ceilDiv(batch, Axis.BLOCK) : batch;
        }

        /** A buffer's elements, of which there must be as many as its sizes say. */
        double[] elements(Buffer buffer) {
            double[] elements = memory.get(buffer.name());
            int expected = Math.multiplyExact(buffer.batched() ? tensors(buffer.blocked()) : 1, buffer.elements());
            if (elements == null || elements.length != expected) {
                throw new IllegalStateException(buffer + " needs " + expected + " elements, not "
                        + (elements == null ? "none" : elements.length));
            }
            return elements;
        }
    }
}
