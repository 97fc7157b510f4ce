package cortado.runtime.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    private Path folder;

    private final List<String> damaged = new ArrayList<>();

    private static Path save(Checkpoints checkpoints, long step) {
        return checkpoints.save(step, Map.of("w", TensorData.floats(new float[] {step}, 1)), Map.of("k", "v"));
    }

    private long latest(Checkpoints checkpoints) {
        return checkpoints.latest(wrong -> damaged.add(wrong.getMessage()))
                .map(Checkpoints.Checkpoint::step).orElse(-1L);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void findsTheNewest() {
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("new/runs"));
        assertEquals(-1, latest(checkpoints));
        save(checkpoints, 9);
        save(checkpoints, 1_000_000);
        save(checkpoints, 999_999);
        assertEquals(1_000_000, latest(checkpoints));
        TensorFile content = checkpoints.latest(wrong -> {}).orElseThrow().content();
        assertArrayEquals(new float[] {1_000_000}, content.tensor("w").floats());
        assertEquals(Map.of("k", "v"), content.metadata());
    }

    @Test
    void keepsTheNewestGenerations() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "kept");
        for (int step = 1; step <= 4; step++) {
            save(Checkpoints.in(folder), step);
        }
        assertEquals(List.of("notes.txt", "step-000003.safetensors", "step-000004.safetensors"), names());
        for (int step = 5; step <= 9; step++) {
            save(new Checkpoints(folder, 3), step);
        }
        assertEquals(List.of("notes.txt", "step-000007.safetensors", "step-000008.safetensors",
                "step-000009.safetensors"), names());
    }

    @Test
    void passesOverDamagedOnesAndSaysWhy() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder, 3);
        save(checkpoints, 1);
        Path second = save(checkpoints, 2);
        Path third = save(checkpoints, 3);
        byte[] bytes = Files.readAllBytes(second);
        bytes[bytes.length - 1] ^= 1;
        Files.write(second, bytes);
        Files.write(third, new byte[3]);
        assertEquals(1, latest(checkpoints));
        assertEquals(2, damaged.size());
        assertEquals(third + ": found 3 bytes, expected at least the 8 of the header's length", damaged.get(0));
        assertTrue(damaged.get(1).startsWith(second + ": found the digest "), damaged.get(1));
    }

    @Test
    void aSaveAfterDamageIsNotItsOwnVictim() throws IOException {
        Checkpoints checkpoints = Checkpoints.in(folder);
        save(checkpoints, 1);
        Files.write(folder.resolve("step-000005.safetensors"), new byte[1]);
        Files.write(folder.resolve("step-000006.safetensors"), new byte[1]);
        save(checkpoints, 2);
        assertEquals(2, latest(checkpoints));
        assertTrue(names().contains("step-000001.safetensors"));
    }

    @Test
    void clearsWhatAKilledProcessLeft() throws IOException {
        Files.write(folder.resolve("step-000005.safetensors.77-1.tmp"), new byte[1]);
        Files.write(folder.resolve("other.tmp"), new byte[1]);
        save(Checkpoints.in(folder), 6);
        assertEquals(List.of("other.tmp", "step-000006.safetensors"), names());
    }

    @Test
    void refusesFilesWithoutADigest() throws IOException {
        byte[] foreign = {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'};
        Files.write(folder.resolve("step-000001.safetensors"), foreign);
        assertEquals(-1, latest(Checkpoints.in(folder)));
        assertEquals(1, damaged.size());
    }

    @Test
    void refusesSettingsThatLoseData() {
        assertThrows(IllegalArgumentException.class, () -> new Checkpoints(folder, 1));
        assertThrows(IllegalArgumentException.class, () -> save(Checkpoints.in(folder), -1));
    }

    @Test
    void namesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        String message = assertThrows(CheckpointException.class, () -> save(Checkpoints.in(file), 1)).getMessage();
        assertTrue(message.startsWith(file + ": cannot be made: "), message);
    }
}
