package cortado.runtime.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;

/** Reads one safetensors file. Nothing is allocated before its size was held against the file's length. */
final class SafetensorsReading {
    /** Longest header that the format's own reader takes. */
    private static final long MAX_HEADER = 100_000_000;

    private final FileChannel channel;
    private final long length;

    SafetensorsReading(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    TensorFile file(boolean digestRequired) throws IOException {
        long headerLength = headerLength();
        long dataStart = Long.BYTES + headerLength;
        Header header = HeaderReader.read(bytes(Long.BYTES, (int) headerLength)).requireLayout(length - dataStart);
        Map<String, TensorData> tensors = new HashMap<>();
        for (Map.Entry<String, Header.Entry> named : header.entries().entrySet()) {
            Header.Entry entry = named.getValue();
            ByteBuffer data = bytes(dataStart + entry.begin(), (int) (entry.end() - entry.begin()));
            tensors.put(named.getKey(), new TensorData(entry.dtype(), entry.shape(), data));
        }
        return verified(tensors, header.metadata(), digestRequired);
    }

    private long headerLength() throws IOException {
        if (length < Long.BYTES) {
            throw new CheckpointException("found " + length + " bytes, expected at least the 8 of the header's length");
        }
        long headerLength = bytes(0, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        if (headerLength < 2 || headerLength > Math.min(length - Long.BYTES, MAX_HEADER)) {
            throw new CheckpointException("byte 0: found a header of " + Long.toUnsignedString(headerLength)
                    + " bytes, expected 2 to " + Math.min(length - Long.BYTES, MAX_HEADER) + " in a file of " + length);
        }
        return headerLength;
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new CheckpointException("byte " + (position + bytes.position())
                        + ": found the end of the file, expected " + bytes.remaining() + " more bytes");
            }
        }
        return bytes.flip();
    }

    private static TensorFile verified(Map<String, TensorData> tensors, Map<String, String> metadata,
                                       boolean required) {
        Map<String, String> texts = new HashMap<>(metadata);
        String digest = texts.remove(Digest.KEY);
        String format = texts.get(Digest.FORMAT_KEY);
        if (digest != null || format != null || required) {
            if (digest == null || !Digest.FORMAT.equals(format)) {
                throw new CheckpointException("found " + Digest.FORMAT_KEY + " " + format + " and " + Digest.KEY + " "
                        + digest + " in the metadata, expected format " + Digest.FORMAT + " and a digest");
            }
            requireDigest(digest, Digest.of(tensors, Header.of(tensors, texts)));
        }
        texts.remove(Digest.FORMAT_KEY);
        return new TensorFile(tensors, texts);
    }

    private static void requireDigest(String expected, String found) {
        if (!found.equals(expected)) {
            throw new CheckpointException("found the digest " + found + ", expected " + expected
                    + ": the file was damaged or changed after it was written");
        }
    }
}
