package cortado.processor.declaration;

import java.util.List;

/** {@code abstract Residual unit(int stage, int index)}: instances of a block, told apart by the arguments. */
public record InstanceDeclaration(String name, Type block, List<Argument> arguments, Position position)
        implements Member {
    public InstanceDeclaration {
        arguments = List.copyOf(arguments);
    }
}
