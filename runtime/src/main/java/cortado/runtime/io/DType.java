package cortado.runtime.io;

/** The types of numbers in safetensors files, all little-endian. */
public enum DType {
    /** IEEE double. */
    F64(8),
    /** IEEE float. */
    F32(4),
    /** IEEE half: 10 bits of fraction. */
    F16(2),
    /** The upper half of a float: 7 bits of fraction. */
    BF16(2),
    /** Signed, 64 bits. */
    I64(8),
    /** Signed, 32 bits. */
    I32(4),
    /** Signed, 16 bits. */
    I16(2),
    /** Signed, 8 bits. */
    I8(1),
    /** Unsigned, 8 bits. */
    U8(1),
    /** 0 or 1 in a byte. */
    BOOL(1);

    private final int width;

    DType(int width) {
        this.width = width;
    }

    /** Returns the number of bytes of a number. */
    public int width() {
        return width;
    }
}
