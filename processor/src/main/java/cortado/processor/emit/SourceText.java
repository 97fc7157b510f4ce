package cortado.processor.emit;

import com.palantir.javapoet.JavaFile;
import java.util.List;

/** The text of a generated class. */
public final class SourceText {
    private static final List<String> OFFSETS = List.of("    private static final int ", "    private final int ");

    private SourceText() {}

    /** Returns the text as it is written, with a class's offsets in one block, without blank lines between them. */
    public static String of(JavaFile file) {
        String[] lines = file.toString().split("\n", -1);
        var text = new StringBuilder(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            if (!isBetweenOffsets(lines, i)) {
                text.append('\n').append(lines[i]);
            }
        }
        return text.toString();
    }

    private static boolean isBetweenOffsets(String[] lines, int blank) {
        return lines[blank].isEmpty() && blank + 1 < lines.length && OFFSETS.stream()
                .anyMatch(start -> lines[blank - 1].startsWith(start) && lines[blank + 1].startsWith(start));
    }
}
