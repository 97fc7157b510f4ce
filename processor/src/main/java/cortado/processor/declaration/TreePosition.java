package cortado.processor.declaration;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
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
        return start < 0 ? "" : file() + ":" + unit.getLineMap().getLineNumber(start);
    }

    private String file() {
        return String.valueOf(Path.of(unit.getSourceFile().getName()).getFileName());
    }
}
