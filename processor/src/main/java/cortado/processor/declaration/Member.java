package cortado.processor.declaration;

import java.util.List;

/** An abstract method of a network or a block. */
public sealed interface Member permits LayerDeclaration, ParameterDeclaration, InstanceDeclaration {
    String name();

    List<Argument> arguments();

    Position position();

    /** A parameter of a method. */
    record Argument(String name, Type type, List<Annotation> annotations, Position position) {
        public Argument {
            annotations = List.copyOf(annotations);
        }
    }
}
