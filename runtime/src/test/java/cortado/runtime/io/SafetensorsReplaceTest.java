package cortado.runtime.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a file again and again while it is being replaced: what is there is always whole, the old or the new. */
class SafetensorsReplaceTest {
    private static final int VALUES = 100_000;
    private static final int GENERATIONS = 50;

    @TempDir
    private Path folder;

    private static Map<String, TensorData> generation(int number) {
        float[] values = new float[VALUES];
        Arrays.fill(values, number);
        return Map.of("w", TensorData.floats(values, VALUES));
    }

    @Test
    void readersSeeWholeFiles() throws InterruptedException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, generation(0), Map.of());
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int number = 1; number <= GENERATIONS; number++) {
                Safetensors.write(file, generation(number), Map.of());
            }
            done.set(true);
        });
        int last = 0;
        while (writer.isAlive()) {
            int number = (int) Safetensors.readVerified(file).tensor("w").floats()[0];
            assertTrue(number >= last, number + " after " + last);
            last = number;
        }
        writer.join();
        assertTrue(done.get());
        assertEquals(new TensorFile(generation(GENERATIONS), Map.of()), Safetensors.readVerified(file));
    }
}
