package cortado.runtime.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** An immutable array of numbers with a type and a shape, row-major: what a file stores under one name. */
public final class TensorData {
    private final DType dtype;
    private final List<Integer> shape;
    private final ByteBuffer data;

    /** Keeps the buffer, which holds exactly the numbers, and reads it as little-endian. */
    TensorData(DType dtype, List<Integer> shape, ByteBuffer data) {
        this.dtype = dtype;
        this.shape = List.copyOf(shape);
        this.data = data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Makes a tensor of floats; no sizes make a scalar. */
    public static TensorData floats(float[] values, int... shape) {
        requireLength(values.length, shape);
        return floatsAt(values, 0, shape);
    }

    /** Makes a tensor of the floats that start at {@code values[offset]}, as many as the shape has. */
    public static TensorData floatsAt(float[] values, int offset, int... shape) {
        ByteBuffer data = allocate(DType.F32, shape);
        data.asFloatBuffer().put(values, offset, count(shape));
        return new TensorData(DType.F32, list(shape), data);
    }

    /** Makes a tensor of doubles. */
    public static TensorData doubles(double[] values, int... shape) {
        requireLength(values.length, shape);
        ByteBuffer data = allocate(DType.F64, shape);
        data.asDoubleBuffer().put(values);
        return new TensorData(DType.F64, list(shape), data);
    }

    /** Makes a tensor of 64-bit integers. */
    public static TensorData longs(long[] values, int... shape) {
        requireLength(values.length, shape);
        ByteBuffer data = allocate(DType.I64, shape);
        data.asLongBuffer().put(values);
        return new TensorData(DType.I64, list(shape), data);
    }

    /** Makes a tensor of 32-bit integers. */
    public static TensorData ints(int[] values, int... shape) {
        requireLength(values.length, shape);
        ByteBuffer data = allocate(DType.I32, shape);
        data.asIntBuffer().put(values);
        return new TensorData(DType.I32, list(shape), data);
    }

    /** Makes a tensor of bytes, 0 to 255. */
    public static TensorData bytes(byte[] values, int... shape) {
        requireLength(values.length, shape);
        return new TensorData(DType.U8, list(shape), ByteBuffer.wrap(values.clone()));
    }

    private static ByteBuffer allocate(DType dtype, int... shape) {
        return ByteBuffer.allocate(Math.multiplyExact(count(shape), dtype.width())).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int count(int... shape) {
        return IntStream.of(shape).reduce(1, Math::multiplyExact);
    }

    private static List<Integer> list(int... shape) {
        return IntStream.of(shape).boxed().toList();
    }

    private static void requireLength(int length, int... shape) {
        if (length != count(shape)) {
            throw new IllegalArgumentException("found " + length + " values, expected " + count(shape)
                    + " for the shape " + Arrays.toString(shape));
        }
    }

    /** Returns the type of the numbers. */
    public DType dtype() {
        return dtype;
    }

    /** Returns the size of each axis; none for a scalar. */
    public List<Integer> shape() {
        return shape;
    }

    /** Returns how many numbers there are. */
    public int size() {
        return data.capacity() / dtype.width();
    }

    /**
     * Returns the numbers of a tensor of floats, halves or bfloats.
     *
     * @throws CheckpointException if they are of another type
     */
    public float[] floats() {
        float[] values = new float[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (dtype) {
                case F32 -> data.getFloat(4 * i);
                case F16 -> Float.float16ToFloat(data.getShort(2 * i));
                case BF16 -> Float.intBitsToFloat(data.getShort(2 * i) << 16);
                case F64, I64, I32, I16, I8, U8, BOOL -> throw wrongType("F32, F16 or BF16");
            };
        }
        return values;
    }

    /**
     * Returns the numbers of a tensor of any floating-point type.
     *
     * @throws CheckpointException if they are whole
     */
    public double[] doubles() {
        if (dtype != DType.F64) {
            float[] floats = floats();
            return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
        }
        double[] values = new double[size()];
        data.asDoubleBuffer().get(0, values);
        return values;
    }

    /**
     * Returns the numbers of a tensor of any whole type.
     *
     * @throws CheckpointException if they are of a floating-point type
     */
    public long[] longs() {
        long[] values = new long[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (dtype) {
                case I64 -> data.getLong(8 * i);
                case I32 -> data.getInt(4 * i);
                case I16 -> data.getShort(2 * i);
                case I8 -> data.get(i);
                case U8, BOOL -> data.get(i) & 0xFF;
                case F64, F32, F16, BF16 -> throw wrongType("a type of whole numbers");
            };
        }
        return values;
    }

    private CheckpointException wrongType(String expected) {
        return new CheckpointException("tensor of shape " + shape + ": found the type " + dtype
                + ", expected " + expected);
    }

    /** Returns the bytes as they stand in a file. */
    ByteBuffer data() {
        return data.duplicate();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorData that && dtype == that.dtype && shape.equals(that.shape)
                && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + data.hashCode();
    }

    @Override
    public String toString() {
        return dtype + shape.toString();
    }
}
