package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Row-major addresses and the accesses of a formula. */
public final class Flat {
    /** No stride: axes that can't be counted as one. */
    static final int NONE = Integer.MIN_VALUE;

    private Flat() {}

    /** The position of an element in a row-major buffer: {@code (n * sizes[0] + i) * sizes[1] + j ...}. */
    public static Affine address(Buffer buffer, List<Affine> index) {
        Affine flat = Affine.ZERO;
        int lead = buffer.batched() ? 1 : 0;
        if (lead == 1) {
            flat = index.get(0);
        }
        for (int axis = 0; axis < buffer.sizes().size(); axis++) {
            flat = flat.times(buffer.sizes().get(axis)).plus(index.get(lead + axis));
        }
        return flat;
    }

    public static Affine address(Expr.Load load) {
        return address(load.buffer(), load.index());
    }

    /** All loads of a formula, in the order of their appearance. */
    public static Set<Expr.Load> loads(Expr expr) {
        var found = new LinkedHashSet<Expr.Load>();
        Walk.visit(expr, part -> {
            if (part instanceof Expr.Load load) {
                found.add(load);
            }
        });
        return found;
    }

    /** The buffers that a formula reads, in the order of their appearance. */
    public static Stream<Buffer> buffers(Expr expr) {
        return loads(expr).stream().map(Expr.Load::buffer).distinct();
    }

    /** The buffers that a kernel reads. */
    public static Stream<Buffer> operands(Kernel kernel) {
        return buffers(kernel.body());
    }

    /** The buffer that a kernel writes, and those that it reads. */
    public static Stream<Buffer> touched(Kernel kernel) {
        return Stream.concat(Stream.of(kernel.out()), operands(kernel)).distinct();
    }

    /** Whether a kernel reads a buffer, in whatever shape. */
    public static boolean reads(Kernel kernel, Buffer buffer) {
        return operands(kernel).anyMatch(operand -> operand.name().equals(buffer.name()));
    }

    /**
     * The one factor with which an address grows when the axes are counted as one, the last one fastest; {@link #NONE}
     * if there is none. Axes of one step do not matter. Negative where elements are read in reverse.
     */
    static int stride(Affine address, List<Axis> axes) {
        int stride = NONE;
        long span = 1;
        for (int i = axes.size() - 1; i >= 0; i--) {
            Axis axis = axes.get(i);
            if (axis.extent() == 1) {
                continue;
            }
            if (stride == NONE) {
                stride = address.factor(axis);
            } else if (address.factor(axis) != stride * span) {
                return NONE;
            }
            span *= axis.extent();
        }
        return stride == NONE ? 0 : stride;
    }
}
