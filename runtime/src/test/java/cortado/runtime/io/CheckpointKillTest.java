package cortado.runtime.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process again and again while it saves: what it acknowledged is there, and whole. */
class CheckpointKillTest {
    private static final int VALUES = 100_000;

    @TempDir
    private Path folder;

    /** Saves step after step, from the number given, and prints each one that is saved. */
    static final class Saver {
        private Saver() {}

        public static void main(String[] arguments) {
            Checkpoints checkpoints = Checkpoints.in(Path.of(arguments[0]));
            float[] values = new float[VALUES];
            for (long step = Long.parseLong(arguments[1]); ; step++) {
                Arrays.fill(values, step);
                checkpoints.save(step, Map.of("w", TensorData.floats(values, VALUES)), Map.of());
                System.out.println(step);
            }
        }
    }

    @Test
    void nothingAcknowledgedIsLost() throws IOException, InterruptedException {
        long next = 1;
        for (int kill = 0; kill < 4; kill++) {
            long acknowledged = saveAndKill(next, 3 + 4 * kill);
            Checkpoints.Checkpoint latest = Checkpoints.in(folder).latest(wrong -> {
                throw wrong;
            }).orElseThrow();
            assertTrue(latest.step() >= acknowledged, latest.step() + " after " + acknowledged);
            float[] expected = new float[VALUES];
            Arrays.fill(expected, latest.step());
            assertEquals(TensorData.floats(expected, VALUES), latest.content().tensor("w"));
            next = latest.step() + 1;
        }
    }

    /**
     * Kills the process some milliseconds after its third step, and returns the last one that it acknowledged. The
     * kill goes through the handle, since {@link Process#destroyForcibly} also closes the stream that says so.
     */
    private long saveAndKill(long first, int milliseconds) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(java, "-cp", System.getProperty("java.class.path"),
                Saver.class.getName(), folder.toString(), Long.toString(first));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader acknowledged = process.inputReader()) {
            String last = acknowledged.readLine();
            for (int i = 0; i < 2; i++) {
                last = acknowledged.readLine();
            }
            Thread.sleep(milliseconds);
            process.toHandle().destroyForcibly();
            process.waitFor();
            for (String more = acknowledged.readLine(); more != null; more = acknowledged.readLine()) {
                last = more;
            }
            return Long.parseLong(last);
        }
    }
}
