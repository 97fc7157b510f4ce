package cortado.runtime.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every damage to a file is refused with a typed exception that names the file and says what is wrong. */
class SafetensorsDamageTest {
    private static final String ENTRY = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

    @TempDir
    private Path folder;

    private byte[] written() throws IOException {
        Path file = folder.resolve("whole");
        Safetensors.write(file, Map.of("a", TensorData.floats(new float[] {1, 2}, 2),
                "b", TensorData.bytes(new byte[] {7}, 1)), Map.of("epoch", "3"));
        return Files.readAllBytes(file);
    }

    private String refusal(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), bytes);
        String message = assertThrows(CheckpointException.class, () -> Safetensors.read(file)).getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        return message.substring((file + ": ").length());
    }

    @Test
    void everyTruncation() throws IOException {
        byte[] whole = written();
        for (int length = 0; length < whole.length; length++) {
            assertFalse(refusal(Arrays.copyOf(whole, length)).isEmpty());
        }
        assertEquals("found 7 bytes, expected at least the 8 of the header's length", refusal(Arrays.copyOf(whole, 7)));
        assertEquals("found 8 bytes of data, expected 9 by the header",
                refusal(Arrays.copyOf(whole, whole.length - 1)));
    }

    @Test
    void everyFlippedBit() throws IOException {
        byte[] bytes = written();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(refusal(bytes).isEmpty());
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @Test
    void bytesBehindTheData() throws IOException {
        byte[] whole = written();
        assertEquals("found 10 bytes of data, expected 9 by the header",
                refusal(Arrays.copyOf(whole, whole.length + 1)));
    }

    @Test
    void changedDataNamesBothDigests() throws IOException {
        byte[] bytes = written();
        bytes[bytes.length - 1]++;
        String message = refusal(bytes);
        assertTrue(message.matches("found the digest [0-9a-f]{64}, expected [0-9a-f]{64}: "
                + "the file was damaged or changed after it was written"), message);
    }

    @Test
    void headersThatPromiseTooMuch() throws IOException {
        assertEquals("byte 0: found a header of 18446744073709551615 bytes, expected 2 to 2 in a file of 10",
                refusal(ByteBuffer.allocate(10).putLong(-1).array()));
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[536870912],\"data_offsets\":[0,2147483648]}}",
                "tensor 'a': found shape [536870912] of F32, expected at most 2 GiB");
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65536],\"data_offsets\":[0,4]}}",
                "tensor 'a': found shape [65536, 65536, 65536, 65536] of F32, expected at most 2 GiB");
        assertRefused("{\"a\":{\"dtype\":\"U8\",\"shape\":[1000000000],\"data_offsets\":[0,1000000000]}}",
                "found 4 bytes of data, expected 1000000000 by the header");
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296],\"data_offsets\":[0,4]}}",
                "header, character 40: found ',', expected sizes up to 2147483647 before it, not 4294967296");
    }

    @Test
    void tensorsThatDoNotFitTheData() throws IOException {
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "tensor 'a': found data from byte 0 to 4, expected 8 bytes for F32[2]");
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
                "tensor 'a': found data from byte 4 to 0, expected 4 bytes for F32[1]");
        assertRefused("{\"a\":" + ENTRY + ",\"b\":" + ENTRY + "}",
                "tensor 'b': found data at byte 0 after the header, expected it at byte 4");
        assertRefused("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[3,4]}}",
                "tensor 'a': found data at byte 3 after the header, expected it at byte 0");
        assertRefused("{}", "found 4 bytes of data, expected 0 by the header");
    }

    @Test
    void headersThatAreNotOfTheFormat() throws IOException {
        assertRefused("[]", "header, character 0: found '[', expected '{'");
        assertRefused(" {}", "header, character 0: found ' ', expected '{'");
        assertRefused("{\"a\":" + ENTRY + "}x",
                "header, character 54: found 'x', expected spaces up to the end of the header");
        assertRefused("{\"a\":" + ENTRY, "header, character 53: found the end, expected more");
        assertRefused("{\"a\":" + ENTRY + ",}", "header, character 54: found '}', expected '\"'");
        assertRefused("{\"a\":" + ENTRY + ",\"a\":" + ENTRY + "}",
                "header, character 57: found ':', expected the key 'a' once");
        assertRefused("{\"a\":{\"dtype\":\"F8\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "header, character 18: found ',', expected one of [F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL] "
                        + "before it, not 'F8'");
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}",
                "header, character 32: found '}', expected dtype, shape and two data_offsets before it");
        assertRefused("{\"a\":{\"type\":\"F32\"}}",
                "header, character 13: found '\"', expected dtype, shape or data_offsets before it");
        for (String size : new String[] {"-1", "1.0", "1e0", "01", "", "1234567890123456789", "\"1\"", "null"}) {
            assertTrue(refusal(file("{\"a\":{\"dtype\":\"F32\",\"shape\":[" + size + ",1],\"data_offsets\":[0,4]}}"))
                    .startsWith("header, character "));
        }
        for (String key : new String[] {"\\x", "\\u12g4", "\n", "\\"}) {
            assertTrue(refusal(file("{\"" + key + "\":" + ENTRY + "}")).startsWith("header, character "));
        }
        assertRefused("{\"__metadata__\":{\"a\":1},\"a\":" + ENTRY + "}",
                "header, character 21: found '1', expected '\"'");
    }

    @Test
    void headersThatAreNoText() throws IOException {
        byte[] bytes = file("{\"a\":" + ENTRY + "}");
        bytes[10] = (byte) 0xFF;
        assertEquals("the header is no UTF-8 text", refusal(bytes));
    }

    private void assertRefused(String header, String message) throws IOException {
        assertEquals(message, refusal(file(header)));
    }

    /** Returns a file with a header and four bytes of data. */
    private static byte[] file(String header) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + 4).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json)
                .array();
    }
}
