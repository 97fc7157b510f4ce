package cortado.runtime.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    private static final Map<String, TensorData> TENSORS = Map.of(
            "hidden.weight", TensorData.floats(new float[] {1, -2.5f, Float.NaN, 1e-45f, -0f, 6}, 2, 3),
            "mean", TensorData.doubles(new double[] {Math.PI, 1e300}, 2),
            "step", TensorData.longs(new long[] {Long.MIN_VALUE}),
            "order", TensorData.ints(new int[] {3, -1, 2}, 3),
            "a mask", TensorData.bytes(new byte[] {0, 1, -1}, 1, 3),
            "empty", TensorData.floats(new float[0], 0, 7),
            "name \"\\\n\u0001 größe 😀", TensorData.floats(new float[] {1}, 1));
    private static final Map<String, String> METADATA = Map.of("epoch", "3", "text \t\"\\/", "größe\r\n😀");

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void comesBackAsItWas() {
        Safetensors.write(file, TENSORS, METADATA);
        assertEquals(new TensorFile(TENSORS, METADATA), Safetensors.read(file));
        assertEquals(new TensorFile(TENSORS, METADATA), Safetensors.readVerified(file));
    }

    @Test
    void nothingComesBackAsNothing() {
        Safetensors.write(file, Map.of(), Map.of());
        assertEquals(new TensorFile(Map.of(), Map.of()), Safetensors.read(file));
    }

    @Test
    void typesGiveTheirNumbers() {
        Safetensors.write(file, TENSORS, METADATA);
        TensorFile read = Safetensors.read(file);
        assertArrayEquals(new float[] {1, -2.5f, Float.NaN, 1e-45f, -0f, 6}, read.tensor("hidden.weight").floats());
        assertArrayEquals(new double[] {Math.PI, 1e300}, read.tensor("mean").doubles());
        assertArrayEquals(new double[] {1}, read.tensor("name \"\\\n\u0001 größe 😀").doubles());
        assertArrayEquals(new long[] {Long.MIN_VALUE}, read.tensor("step").longs());
        assertArrayEquals(new long[] {3, -1, 2}, read.tensor("order").longs());
        assertArrayEquals(new long[] {0, 1, 255}, read.tensor("a mask").longs());
        assertEquals(List.of(), read.tensor("step").shape());
        assertThrows(CheckpointException.class, () -> read.tensor("mean").floats());
        assertThrows(CheckpointException.class, () -> read.tensor("mean").longs());
        assertThrows(CheckpointException.class, () -> read.tensor("order").doubles());
        assertThrows(CheckpointException.class, () -> read.tensor("missing"));
    }

    @Test
    void halvesAreWidened() throws IOException {
        writeRaw("{\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[4,6]}}",
                0x00, 0x3E, 0x01, 0x80, 0x49, 0xC0);
        TensorFile read = Safetensors.read(file);
        assertArrayEquals(new float[] {1.5f, -0x1p-24f}, read.tensor("h").floats());
        assertArrayEquals(new float[] {-3.140625f}, read.tensor("b").floats());
    }

    @Test
    void takesFilesOfOtherPrograms() throws IOException {
        writeRaw("{ \"b\" : {\"shape\": [ 1 ], \"data_offsets\":[1, 5],\n\"dtype\":\"F32\"}, \"\\u0061\\n\": "
                + "{\"dtype\":\"BOOL\",\"shape\":[],\"data_offsets\":[0,1]} ,\"__metadata__\":{}}   ",
                1, 0, 0, 0x80, 0x3F);
        TensorFile read = Safetensors.read(file);
        assertArrayEquals(new float[] {1}, read.tensor("b").floats());
        assertArrayEquals(new long[] {1}, read.tensor("a\n").longs());
        assertThrows(CheckpointException.class, () -> Safetensors.readVerified(file));
    }

    @Test
    void equalContentGivesEqualBytes() throws IOException {
        Safetensors.write(file, TENSORS, METADATA);
        byte[] first = Files.readAllBytes(file);
        Safetensors.write(file, new TreeMap<>(TENSORS), new TreeMap<>(METADATA));
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    /** Gson reads the header, and the data is taken from where it says. */
    @Test
    void headerIsJsonThatDescribesTheData() throws IOException {
        Safetensors.write(file, TENSORS, METADATA);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong(0));
        assertEquals(0, length % 8);
        JsonObject header = JsonParser.parseString(new String(bytes.array(), 8, length, StandardCharsets.UTF_8))
                .getAsJsonObject();
        METADATA.forEach((key, text) ->
                assertEquals(text, header.getAsJsonObject("__metadata__").get(key).getAsString()));
        TENSORS.forEach((name, tensor) -> {
            JsonObject entry = header.getAsJsonObject(name);
            JsonArray offsets = entry.getAsJsonArray("data_offsets");
            assertEquals(tensor.dtype().name(), entry.get("dtype").getAsString());
            assertEquals(tensor.shape(), entry.getAsJsonArray("shape").asList().stream()
                    .map(JsonElement::getAsInt).toList());
            int begin = offsets.get(0).getAsInt();
            assertEquals(0, begin % tensor.dtype().width(), name);
            assertEquals(tensor.data(), bytes.slice(8 + length + begin, offsets.get(1).getAsInt() - begin));
        });
        assertEquals(TENSORS.size() + 1, header.size());
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        Safetensors.write(file, TENSORS, METADATA);
        Safetensors.write(file, Map.of(), METADATA);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void namesWhyItCannotWrite() throws IOException {
        Path nowhere = folder.resolve("missing").resolve("model.safetensors");
        assertEquals(nowhere + ": cannot be written: no such file or folder; what was there before is unchanged",
                assertThrows(CheckpointException.class, () -> Safetensors.write(nowhere, TENSORS, METADATA))
                        .getMessage());
        Files.createDirectories(file.resolve("occupied"));
        assertThrows(CheckpointException.class, () -> Safetensors.write(file, TENSORS, METADATA));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        assertEquals(folder.resolve("none") + ": cannot be read: no such file or folder",
                assertThrows(CheckpointException.class, () -> Safetensors.read(folder.resolve("none"))).getMessage());
    }

    @Test
    void writesInAnInterruptedThread() {
        Thread.currentThread().interrupt();
        Safetensors.write(file, TENSORS, METADATA);
        assertEquals(true, Thread.interrupted());
        assertEquals(new TensorFile(TENSORS, METADATA), Safetensors.read(file));
    }

    @Test
    void refusesNamesOfTheFormat() {
        TensorData one = TensorData.floats(new float[1], 1);
        assertThrows(IllegalArgumentException.class,
                () -> Safetensors.write(file, Map.of("__metadata__", one), Map.of()));
        assertThrows(IllegalArgumentException.class,
                () -> Safetensors.write(file, Map.of(), Map.of("cortado.sha256", "")));
        assertThrows(CheckpointException.class, () -> Safetensors.write(file, Map.of("\uD800", one), Map.of()));
    }

    @Test
    void refusesAShapeOfOtherSize() {
        assertThrows(IllegalArgumentException.class, () -> TensorData.floats(new float[5], 2, 3));
        assertThrows(ArithmeticException.class, () -> TensorData.floats(new float[0], 65536, 65536));
        assertArrayEquals(new float[] {3, 4}, TensorData.floatsAt(new float[] {1, 2, 3, 4, 5}, 2, 2).floats());
    }

    private void writeRaw(String header, int... data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length).put(json);
        for (int value : data) {
            bytes.put((byte) value);
        }
        Files.write(file, bytes.array());
    }
}
