package cortado.runtime.data;

import java.nio.ByteBuffer;

/** The types of numbers in IDX files. */
enum IdxType {
    UNSIGNED_BYTE(0x08, 1, (bytes, at) -> bytes.get(at) & 0xFF),
    BYTE(0x09, 1, ByteBuffer::get),
    SHORT(0x0B, 2, ByteBuffer::getShort),
    INT(0x0C, 4, ByteBuffer::getInt),
    FLOAT(0x0D, 4, ByteBuffer::getFloat),
    DOUBLE(0x0E, 8, ByteBuffer::getDouble);

    /** Whole numbers up to this magnitude are exact in a float. */
    private static final int EXACT = 1 << 24;

    private final int code;
    private final int width;
    private final Decoder decoder;

    IdxType(int code, int width, Decoder decoder) {
        this.code = code;
        this.width = width;
        this.decoder = decoder;
    }

    private interface Decoder {
        double decode(ByteBuffer bytes, int at);
    }

    /** Returns the type with a code, or null. */
    static IdxType of(int code) {
        for (IdxType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    /** Returns the number of bytes of a number. */
    int width() {
        return width;
    }

    /** Reads the number that starts at a byte of a big-endian buffer. */
    double decode(ByteBuffer bytes, int at) {
        return decoder.decode(bytes, at);
    }

    /** Tells whether a float can stand for the number: finite, and exact if it is an index. */
    boolean fits(double value) {
        return this == INT ? Math.abs(value) <= EXACT : Float.isFinite((float) value);
    }
}
