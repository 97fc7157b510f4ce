package cortado.processor.emit;

import com.palantir.javapoet.JavaFile;
import java.util.regex.Pattern;

/** The text of a generated class. */
public final class SourceText {
    private static final Pattern BETWEEN_FIELDS =
            Pattern.compile("^(    private (?:static )?final int )(\\w[^;\\n]*;\\n)\\n(?=\\1)", Pattern.MULTILINE);

    private SourceText() {}

    /** Returns the text as it is written, with a class's offsets in one block, without blank lines between them. */
    public static String of(JavaFile file) {
        return BETWEEN_FIELDS.matcher(file.toString()).replaceAll("$1$2");
    }
}
