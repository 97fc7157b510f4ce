package cortado.runtime.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/** Writes a {@link Header} as the JSON object that a safetensors file starts with. Equal headers give equal bytes. */
final class HeaderWriter {
    /** The key under which the format keeps texts; no tensor can be called so. */
    static final String METADATA = "__metadata__";

    private HeaderWriter() {}

    /** Returns UTF-8, filled up with spaces to a multiple of 8 bytes, so that the data behind it is aligned. */
    static byte[] bytes(Header header) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        if (!header.metadata().isEmpty()) {
            members.add(string(METADATA) + ":" + object(header.metadata()));
        }
        header.entries().forEach((name, entry) -> members.add(string(name) + ":" + object(entry)));
        return padded(members.toString());
    }

    private static byte[] padded(String json) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
            String spaces = " ".repeat(-utf8.remaining() & 7);
            return (json + spaces).getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException failure) {
            throw new CheckpointException("found half a surrogate pair in a name, expected Unicode text", failure);
        }
    }

    private static String object(Map<String, String> texts) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        texts.forEach((key, text) -> members.add(string(key) + ":" + string(text)));
        return members.toString();
    }

    private static String object(Header.Entry entry) {
        return "{\"dtype\":\"" + entry.dtype() + "\",\"shape\":" + entry.shape().toString().replace(" ", "")
                + ",\"data_offsets\":[" + entry.begin() + "," + entry.end() + "]}";
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
