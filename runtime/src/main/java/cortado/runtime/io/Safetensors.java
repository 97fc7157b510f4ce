package cortado.runtime.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes files in the <a href="https://github.com/huggingface/safetensors">safetensors</a> format: eight
 * bytes of header length, little-endian, a JSON header, then the numbers. Files written here carry a digest of
 * their content, which reading verifies; files of other programs have none and are read without.
 *
 * <p>Writing is durable and all or nothing: after a crash at any moment the path holds the old file or the new one.
 */
public final class Safetensors {
    private Safetensors() {}

    /**
     * Writes tensors and texts. Equal content gives equal bytes.
     *
     * @param metadata further texts; keys that start with {@code cortado.} are this format's own
     * @throws CheckpointException if the file cannot be written; an old file at this path is then as it was
     */
    public static void write(Path file, Map<String, TensorData> tensors, Map<String, String> metadata) {
        requireFreeKeys(tensors, metadata);
        Header plain = Header.of(tensors, metadata).with(Digest.FORMAT_KEY, Digest.FORMAT);
        Header header = plain.with(Digest.KEY, Digest.of(tensors, plain));
        byte[] json = HeaderWriter.bytes(header);
        List<ByteBuffer> parts = new ArrayList<>();
        parts.add(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, json.length));
        parts.add(ByteBuffer.wrap(json));
        header.entries().keySet().forEach(name -> parts.add(tensors.get(name).data()));
        DurableFile.write(file, parts, Safetensors::readVerified);
    }

    private static void requireFreeKeys(Map<String, TensorData> tensors, Map<String, String> metadata) {
        if (tensors.containsKey(HeaderWriter.METADATA)) {
            throw new IllegalArgumentException("found a tensor named " + HeaderWriter.METADATA
                    + ", expected another name: the format uses this one");
        }
        if (metadata.containsKey(Digest.KEY) || metadata.containsKey(Digest.FORMAT_KEY)) {
            throw new IllegalArgumentException("found metadata of the key " + Digest.KEY + " or " + Digest.FORMAT_KEY
                    + ", expected other keys: the digest uses these");
        }
    }

    /**
     * Reads a file of this or another program, and verifies the digest if there is one.
     *
     * @throws CheckpointException if the file is missing, truncated, changed or no safetensors file
     */
    public static TensorFile read(Path file) {
        return read(file, false);
    }

    /**
     * Reads a file that must have a digest.
     *
     * @throws CheckpointException also if it has none
     */
    public static TensorFile readVerified(Path file) {
        return read(file, true);
    }

    private static TensorFile read(Path file, boolean digestRequired) {
        try (FileChannel channel = FileChannel.open(file)) {
            return new SafetensorsReading(channel).file(digestRequired);
        } catch (CheckpointException wrong) {
            throw new CheckpointException(file + ": " + wrong.getMessage(), wrong);
        } catch (IOException failure) {
            throw new CheckpointException(file + ": cannot be read: " + FileFailure.reason(failure), failure);
        }
    }
}
