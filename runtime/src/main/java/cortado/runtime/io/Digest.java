package cortado.runtime.io;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * SHA-256 of all that a file says: the header as {@link HeaderWriter} writes it without the digest, then the data.
 * It covers names, shapes and texts too, and does not depend on the order or the spaces of another writer.
 */
final class Digest {
    /** The metadata key of the digest. */
    static final String KEY = "cortado.sha256";
    /** The metadata key that says that there is a digest, so that damage to the digest's own key is seen. */
    static final String FORMAT_KEY = "cortado.format";
    static final String FORMAT = "1";

    private Digest() {}

    /** Returns the digest as 64 hexadecimal digits. */
    static String of(Map<String, TensorData> tensors, Header withoutDigest) {
        MessageDigest digest = sha256();
        digest.update(HeaderWriter.bytes(withoutDigest));
        withoutDigest.entries().keySet().forEach(name -> digest.update(tensors.get(name).data()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
