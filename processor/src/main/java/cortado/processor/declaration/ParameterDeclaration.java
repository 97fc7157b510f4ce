package cortado.processor.declaration;

import java.util.List;

/** {@code @Parameter(shape = 64) abstract Tensor gain()}: numbers that training learns. */
public record ParameterDeclaration(String name, Annotation annotation, List<Argument> arguments, Position position)
        implements Member {
    public ParameterDeclaration {
        arguments = List.copyOf(arguments);
    }
}
