package cortado.processor.declaration;

import java.util.List;

/** {@code @Dense(units = 10) abstract Tensor scores(Tensor hidden)}: a layer with parameters of its own. */
public record LayerDeclaration(String name, Annotation annotation, List<Argument> arguments, Position position)
        implements Member {
    public LayerDeclaration {
        arguments = List.copyOf(arguments);
    }

    /** The arguments that are tensors; the others supply attributes. */
    public List<Argument> inputs() {
        return arguments.stream().filter(a -> a.type().isTensor()).toList();
    }

    /** The arguments that supply attributes by name. */
    public List<Argument> attributes() {
        return arguments.stream().filter(a -> !a.type().isTensor()).toList();
    }
}
