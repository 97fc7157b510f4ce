package cortado.runtime.image;

import cortado.runtime.data.DataException;
import cortado.runtime.io.FileFailure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes one PNG or JPEG file as a whole or not at all. */
final class ImageFile {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    /** Bytes that a file may have: 256 MiB. */
    private static final long MOST_BYTES = 1L << 28;
    /** Bytes of a file's start that a message shows. */
    private static final int SHOWN = 4;

    private final Path file;
    /** What the decoder made up for: a file that was cut off, for example, ends in gray. */
    private final List<String> warnings = new ArrayList<>();

    ImageFile(Path file) {
        this.file = file;
    }

    BufferedImage decode(ImageFormat format) {
        byte[] bytes = bytes();
        String type = type(bytes);
        ImageReader reader = ImageIO.getImageReadersByFormatName(type).next();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            int height = reader.getHeight(0);
            int width = reader.getWidth(0);
            requireUndamaged(type);
            format.require(file, height, width);
            BufferedImage image = reader.read(0);
            requireUndamaged(type);
            return image;
        } catch (IOException | RuntimeException failure) {
            throw failure instanceof DataException known ? known : damaged(type, reason(failure), failure);
        } finally {
            reader.dispose();
        }
    }

    private byte[] bytes() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new DataException(file + ": found " + Files.size(file) + " bytes, expected at most " + MOST_BYTES
                        + " of an image: remove it");
            }
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new DataException(file + ": cannot be read: " + FileFailure.reason(failure), failure);
        }
    }

    private String type(byte[] bytes) {
        if (startsWith(bytes, PNG)) {
            return "PNG";
        }
        if (startsWith(bytes, JPEG)) {
            return "JPEG";
        }
        String start = HexFormat.of().withUpperCase().formatHex(bytes, 0, Math.min(SHOWN, bytes.length));
        throw new DataException(file + ": found a file that starts with " + (start.isEmpty() ? "nothing" : "0x" + start)
                + ", expected a PNG or JPEG file: convert or remove it");
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private void requireUndamaged(String type) {
        if (!warnings.isEmpty()) {
            throw damaged(type, warnings.getFirst(), null);
        }
    }

    /** The cause says what is wrong, the exception itself only where. */
    private String reason(Exception failure) {
        Throwable at = failure.getCause() == null ? failure : failure.getCause();
        String message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
        return warnings.isEmpty() ? message : warnings.getFirst();
    }

    private DataException damaged(String type, String reason, Exception cause) {
        return new DataException(file + ": found a " + type + " file that cannot be decoded (" + reason
                + "), expected a whole one: replace or remove it", cause);
    }
}
