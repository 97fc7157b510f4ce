package cortado.processor.declaration;

import javax.tools.Diagnostic;

/**
 * A place in the source of a block that was compiled before. Messages are printed where the block is used.
 *
 * @param source file and line
 */
record CompiledPosition(Position use, String source) implements Position {
    @Override
    public void print(Diagnostic.Kind kind, String message) {
        use.print(kind, (source.isEmpty() ? "" : source + ": ") + message);
    }
}
