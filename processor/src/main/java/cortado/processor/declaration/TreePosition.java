package cortado.processor.declaration;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.tools.Diagnostic;

/** An expression or statement in a source file. */
record TreePosition(Trees trees, Tree tree, CompilationUnitTree unit) implements Position {
    @Override
    public void print(Diagnostic.Kind kind, String message) {
        trees.printMessage(kind, message, tree, unit);
    }

    @Override
    public String source() {
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        return start < 0 ? "" : file() + ":" + line(start);
    }

    /** Under {@code -g:none}, javac keeps no map of lines. */
    private long line(long start) {
        LineMap lines = unit.getLineMap();
        return lines != null ? lines.getLineNumber(start) : text().substring(0, (int) start + 1).lines().count();
    }

    private String text() {
        try {
            return unit.getSourceFile().getCharContent(true).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String file() {
        return String.valueOf(Path.of(unit.getSourceFile().getName()).getFileName());
    }
}
