package cortado.processor.declaration;

import cortado.processor.Diagnostics;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * Declarations of blocks as text beside their class files: {@code Residual.cortado} beside {@code Residual.class}. The
 * first line has the version of the format and a sum of the rest; {@link BlockTerms} tells of that.
 */
final class CompiledBlocks {
    private static final String SUFFIX = ".cortado";
    private static final String FORMAT = "cortado block ";
    private static final int VERSION = 1;

    private final Elements elements;
    private final Filer filer;
    private final Diagnostics diagnostics;

    CompiledBlocks(ProcessingEnvironment environment, Diagnostics diagnostics) {
        this.elements = environment.getElementUtils();
        this.filer = environment.getFiler();
        this.diagnostics = diagnostics;
    }

    /** Whether there is a class file of the type, and no source. */
    boolean has(TypeElement type) {
        return file(type).filter(file -> file.getKind() == JavaFileObject.Kind.CLASS).isPresent();
    }

    private Optional<JavaFileObject> file(TypeElement type) {
        try {
            return Optional.ofNullable(elements.getFileObjectOf(type));
        } catch (UnsupportedOperationException e) {
            // Compilers that do not tell have the source, as far as is known.
            return Optional.empty();
        }
    }

    /** Keeps a block whose methods all have bodies. */
    void write(TypeElement type, BlockDeclaration block) throws IOException {
        String body = BlockTerms.of(block) + "\n";
        String home = elements.getPackageOf(type).getQualifiedName().toString();
        String name = ClassReader.name(type, "$") + SUFFIX;
        try (Writer writer = filer.createResource(StandardLocation.CLASS_OUTPUT, home, name, type).openWriter()) {
            writer.write(FORMAT + VERSION + " " + sum(body) + "\n" + body);
        }
    }

    private static String sum(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /**
     * The block as it was declared; empty after an error.
     *
     * @param use where the block is used, and what concerns it is reported
     */
    Optional<BlockDeclaration> read(TypeElement type, Position use) {
        String name = type.getSimpleName().toString();
        String resource = ClassReader.name(type, "$") + SUFFIX;
        try {
            return Optional.of(parse(text(file(type).orElseThrow().toUri()), use));
        } catch (VersionException e) {
            report(use, "the block " + name + " was compiled by another version of Cortado (" + resource + " has format "
                    + e.getMessage() + ", this version reads " + VERSION + "): compile it again with this one");
        } catch (FileNotFoundException | NoSuchFileException e) {
            report(use, "the block " + name + " has no source here, and no " + resource + " beside its class file: compile"
                    + " it with Cortado's processor, or its source together with this class");
        } catch (IOException | IllegalArgumentException e) {
            report(use, "the block " + name + " can't be read from " + resource + " beside its class file ("
                    + e.getMessage() + "): compile it again");
        }
        return Optional.empty();
    }

    private void report(Position use, String message) {
        diagnostics.report(use, "block", message);
    }

    private static String text(URI classFile) throws IOException {
        String address = classFile.toString();
        String resource = address.substring(0, address.length() - JavaFileObject.Kind.CLASS.extension.length()) + SUFFIX;
        URLConnection connection = URI.create(resource).toURL().openConnection();
        // A jar kept open could not be replaced.
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private BlockDeclaration parse(String text, Position use) {
        int end = text.indexOf('\n');
        String[] words = text.substring(0, Math.max(0, end)).split(" ");
        if (!text.startsWith(FORMAT) || words.length != 4) {
            throw new Term.FormatException("its first line is not '" + FORMAT + VERSION + " ...'");
        }
        if (!words[2].equals(String.valueOf(VERSION))) {
            throw new VersionException(words[2]);
        }
        String body = text.substring(end + 1);
        if (!words[3].equals(sum(body))) {
            throw new Term.FormatException("it has been changed or cut off");
        }
        return BlockTerms.read(TermReader.read(body), use, this::attributes);
    }

    private Map<String, String> attributes(String annotation) {
        TypeElement type = elements.getTypeElement(annotation);
        if (type == null) {
            throw new Term.FormatException("there is no annotation " + annotation);
        }
        return AnnotationReader.attributes(type);
    }

    /** A resource of another version, which the message names. */
    private static final class VersionException extends RuntimeException {
        private static final long serialVersionUID = 1;

        VersionException(String version) {
            super(version);
        }
    }
}
