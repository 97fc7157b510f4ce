package cortado.runtime.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of checkpoints, {@code step-000123.safetensors}, of which the newest generations are kept. Once
 * {@link #save} has returned, that step or a later one is found by {@link #latest}, whatever happens to the process.
 *
 * @param folder      where they are; made by the first save
 * @param generations how many to keep, at least 2: the newest and one to fall back to
 */
public record Checkpoints(Path folder, int generations) {
    private static final Pattern NAME = Pattern.compile("step-(\\d{6,18})\\.safetensors");
    private static final Pattern LEFTOVER = Pattern.compile(NAME + "\\..*\\" + DurableFile.TEMPORARY);

    /** Refuses to keep fewer than two generations. */
    public Checkpoints {
        if (generations < 2) {
            throw new IllegalArgumentException("found " + generations + " generations, expected at least 2");
        }
    }

    /** Keeps two generations in a folder. */
    public static Checkpoints in(Path folder) {
        return new Checkpoints(folder, 2);
    }

    /**
     * A checkpoint that was read and verified.
     *
     * @param step    the training step that it was saved after
     * @param path    where it is
     * @param content what it holds
     */
    public record Checkpoint(long step, Path path, TensorFile content) {}

    /**
     * Saves a step durably, then deletes older generations beyond those to keep.
     *
     * @return the file
     * @throws CheckpointException if it cannot be written; the earlier checkpoints are then as they were
     */
    public Path save(long step, Map<String, TensorData> tensors, Map<String, String> metadata) {
        if (step < 0) {
            throw new IllegalArgumentException("found step " + step + ", expected 0 or more");
        }
        Path file = folder.resolve(String.format("step-%06d.safetensors", step));
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new CheckpointException(folder + ": cannot be made: " + FileFailure.reason(failure), failure);
        }
        Safetensors.write(file, tensors, metadata);
        prune(step);
        return file;
    }

    /**
     * Returns the newest checkpoint that is whole.
     *
     * @param damaged told why, for each newer one that is not
     */
    public Optional<Checkpoint> latest(Consumer<CheckpointException> damaged) {
        for (Path file : newestFirst()) {
            try {
                return Optional.of(new Checkpoint(step(file), file, Safetensors.readVerified(file)));
            } catch (CheckpointException wrong) {
                damaged.accept(wrong);
            }
        }
        return Optional.empty();
    }

    /** Deletes old generations and what a killed process left. Newer files, of an abandoned run, are not touched. */
    private void prune(long saved) {
        Stream<Path> old = newestFirst().stream().filter(file -> step(file) < saved).skip(generations - 1L);
        Stream<Path> leftovers = files(LEFTOVER).stream();
        Stream.concat(old, leftovers).forEach(Checkpoints::delete);
    }

    private List<Path> newestFirst() {
        return files(NAME).stream().sorted(Comparator.comparingLong(Checkpoints::step).reversed()).toList();
    }

    private List<Path> files(Pattern name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name.matcher(file.getFileName().toString()).matches()).toList();
        } catch (IOException failure) {
            throw new CheckpointException(folder + ": cannot be listed: " + FileFailure.reason(failure), failure);
        }
    }

    private static long step(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(file + " is no checkpoint");
        }
        return Long.parseLong(matcher.group(1));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new CheckpointException(file + ": cannot be deleted: " + FileFailure.reason(failure), failure);
        }
    }
}
