package cortado.processor.declaration;

import com.sun.source.tree.Tree.Kind;

/** What to write instead of Java that can't be traced. */
final class Unsupported {
    private Unsupported() {}

    static String message(Kind kind) {
        return switch (kind) {
            case LAMBDA_EXPRESSION -> "a lambda can't be traced: make it a method of this class and write this::name";
            case INSTANCE_OF -> "instanceof can't be traced: types are known here, so choose by an int or a boolean";
            case NULL_LITERAL -> "null can't be traced: use a boolean to tell whether a tensor is there";
            case TRY -> "try can't be traced: nothing throws here, so write its body alone";
            case SYNCHRONIZED -> "synchronized can't be traced: nothing runs here, so write its body alone";
            case ASSERT -> "assert can't be traced: write 'if (...) throw new IllegalArgumentException(\"...\")'";
            case CLASS, INTERFACE, ENUM, RECORD ->
                "a local class can't be traced: declare the record or the method beside 'forward'";
            case DECONSTRUCTION_PATTERN, BINDING_PATTERN, PATTERN_CASE_LABEL ->
                "a pattern can't be traced: compare with constants, and read records by their components";
            default -> "this can't be traced: use arithmetic on compile-time numbers, layers, methods of Tensor and own"
                    + " methods";
        };
    }
}
