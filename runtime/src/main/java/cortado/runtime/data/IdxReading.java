package cortado.runtime.data;

import cortado.runtime.io.FileFailure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads one IDX file from its first byte to its last, counting bytes. */
final class IdxReading {
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final long limit;
    private final InputStream in;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private long position;

    private IdxReading(Path file, long limit, InputStream in) {
        this.file = file;
        this.limit = limit;
        this.in = in;
    }

    /** Returns how many bytes come before the values. */
    static int headerBytes(int axes) {
        return 4 + 4 * axes;
    }

    static IdxArray read(Path file, long limit) {
        if (!Files.isRegularFile(file)) {
            String what = Files.exists(file) ? "something that is no file" : "no file";
            throw new DataException(file + ": found " + what + ", expected an IDX file");
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            boolean gzipped = isGzipped(raw);
            InputStream in = gzipped ? new GZIPInputStream(raw, CHUNK) : raw;
            return new IdxReading(file, gzipped ? limit : Files.size(file), in).array(gzipped);
        } catch (IOException failure) {
            throw new DataException(file + ": cannot be read: " + FileFailure.reason(failure), failure);
        }
    }

    private static boolean isGzipped(InputStream in) throws IOException {
        in.mark(2);
        boolean gzipped = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzipped;
    }

    private IdxArray array(boolean gzipped) throws IOException {
        IdxType type = type();
        int axes = chunk.get(3);
        List<Integer> shape = shape(axes);
        int count = count(shape, type, gzipped);
        float[] values = values(type, count, gzipped);
        if (in.read() >= 0) {
            throw wrong(position, "more bytes", "the end of the file after " + count + " values");
        }
        return new IdxArray(file, type, shape, values);
    }

    private IdxType type() throws IOException {
        fill(4, "the four bytes of an IDX file's start");
        IdxType type = IdxType.of(chunk.get(2));
        if (chunk.getShort(0) != 0 || type == null || chunk.get(3) < 1) {
            throw wrong(0, String.format("0x%08X", chunk.getInt(0)),
                    "the start of an IDX file, such as 0x00000803 for images or 0x00000801 for labels");
        }
        return type;
    }

    private List<Integer> shape(int axes) throws IOException {
        List<Integer> shape = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            fill(4, "the size of axis " + axis);
            int size = chunk.getInt(0);
            if (size < 1) {
                throw wrong(position - 4, "size " + Integer.toUnsignedString(size) + " of axis " + axis,
                        "1 to " + Integer.MAX_VALUE);
            }
            shape.add(size);
        }
        return shape;
    }

    /** Returns how many values the header promises, if that many can be there. */
    private int count(List<Integer> shape, IdxType type, boolean gzipped) {
        long count = 1;
        for (int size : shape) {
            count *= size;
            if (count > Integer.MAX_VALUE - 8) {
                throw wrong(4, "sizes " + shape, "at most " + (Integer.MAX_VALUE - 8) + " values");
            }
        }
        long bytes = headerBytes(shape.size()) + count * type.width();
        if (gzipped && bytes > limit) {
            throw wrong(4, "sizes " + shape + " that need " + bytes + " bytes", "at most the limit of " + limit);
        }
        if (!gzipped && bytes != limit) {
            throw wrong(4, "sizes " + shape + " that need " + bytes + " bytes", limit + ", the file's length");
        }
        return (int) count;
    }

    /** The header of a compressed file may promise what it does not hold, so the array grows with what arrives. */
    private float[] values(IdxType type, int count, boolean gzipped) throws IOException {
        float[] values = new float[gzipped ? Math.min(count, CHUNK) : count];
        for (int done = 0; done < count; ) {
            int part = Math.min(count - done, CHUNK / type.width());
            fill(part * type.width(), count + " values");
            if (done + part > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * values.length));
            }
            decode(type, part, values, done);
            done += part;
        }
        return values;
    }

    private void decode(IdxType type, int part, float[] values, int done) {
        for (int i = 0; i < part; i++) {
            double value = type.decode(chunk, i * type.width());
            if (!type.fits(value)) {
                throw wrong(position - (long) (part - i) * type.width(), Double.toString(value),
                        "a finite number, and a whole one of at most 2^24, which floats hold");
            }
            values[done + i] = (float) value;
        }
    }

    /** Reads the next bytes to the start of the chunk. */
    private void fill(int bytes, String what) throws IOException {
        int found;
        try {
            found = in.readNBytes(chunk.array(), 0, bytes);
        } catch (EOFException | ZipException damaged) {
            throw wrong(position, "damaged compressed data (" + damaged.getMessage() + ")", what);
        }
        if (found < bytes) {
            throw wrong(position + found, "the end of the file", what);
        }
        position += bytes;
    }

    private DataException wrong(long at, String found, String expected) {
        return new DataException(file + ", byte " + at + ": found " + found + ", expected " + expected);
    }
}
