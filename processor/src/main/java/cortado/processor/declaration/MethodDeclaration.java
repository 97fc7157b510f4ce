package cortado.processor.declaration;

import cortado.processor.declaration.Member.Argument;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A method with a body, such as {@code forward}, {@code loss} or a helper. The body is read when it is called; it is empty where
 * there is no source, which has then been reported. */
public record MethodDeclaration(
        String name, List<Argument> arguments, boolean isVarArgs, Type returns, Supplier<Optional<Statement>> body, Position position) {
    public MethodDeclaration {
        arguments = List.copyOf(arguments);
    }
}
