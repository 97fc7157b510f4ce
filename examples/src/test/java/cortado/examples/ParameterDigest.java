package cortado.examples;

import cortado.runtime.Variable;
import cortado.runtime.Variables;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** All parameters of a network as one number: equal digests mean equal bits. */
public final class ParameterDigest {
    private ParameterDigest() {}

    /** Returns the first 16 digits of the SHA-256 of keys and values, row-major, whatever their place in memory. */
    public static String of(Variables variables) {
        MessageDigest digest = sha256();
        for (Variable parameter : variables.description().parameters()) {
            digest.update(parameter.key().getBytes(StandardCharsets.UTF_8));
            float[] values = variables.get(parameter.key());
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
