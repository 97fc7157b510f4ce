package cortado.runtime.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Replaces files all or nothing: a temporary file in the same folder is written, forced to the disk, verified and
 * renamed over the old one, and the folder is forced too, without which the renaming itself could be lost.
 */
final class DurableFile {
    /** The end of a temporary file's name. */
    static final String TEMPORARY = ".tmp";

    private DurableFile() {}

    /**
     * Writes the parts one after the other.
     *
     * @param verify reads the temporary file and throws if it is not as it should be
     */
    static void write(Path file, List<ByteBuffer> parts, Consumer<Path> verify) {
        // A channel is closed by an interrupt; one that came before must not cost the file that it asks to save.
        boolean interrupted = Thread.interrupted();
        try {
            replace(file, parts, verify);
            forceFolder(file.toAbsolutePath().getParent());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void replace(Path file, List<ByteBuffer> parts, Consumer<Path> verify) {
        Path temporary = temporary(file);
        try {
            write(temporary, parts);
            verify.accept(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new CheckpointException(file + ": cannot be written: " + FileFailure.reason(failure)
                    + "; what was there before is unchanged", failure);
        } finally {
            delete(temporary);
        }
    }

    /** The process and thread in the name keep writers apart. */
    private static Path temporary(Path file) {
        String writer = ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
        return file.resolveSibling(file.getFileName() + "." + writer + TEMPORARY);
    }

    private static void write(Path temporary, List<ByteBuffer> parts) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (ByteBuffer part : parts) {
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
            channel.force(true);
        }
    }

    /** Windows can neither open nor needs to force a folder. */
    private static void forceFolder(Path folder) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException failure) {
            throw new CheckpointException(folder + ": a file was written, but cannot be forced to the disk: "
                    + FileFailure.reason(failure), failure);
        }
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException left) {
            // The file itself is right or already reported; a leftover is overwritten or cleared by the next writer.
            return;
        }
    }
}
