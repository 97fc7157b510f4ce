package cortado.processor.declaration;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;

/** A class whose methods are read: where it stands, and what names mean in it. */
record SourceClass(SourceTrees sources, CompilationUnitTree unit, Names names) {
    Position position(Tree tree) {
        return sources.position(tree, unit);
    }
}
