package cortado.processor.trace;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.BlockDeclaration;
import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.graph.Node;
import cortado.processor.op.Leaf.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inputs of a network: the arguments of {@code forward}, or of a chain's first layer. */
final class Inputs {
    private static final String INPUT = "cortado.Input";

    /** An input that was declared; {@code node} is absent after an error. */
    record Input(Argument argument, Optional<Node> node, boolean gradient, int classes) {
        Value value() {
            return node.<Value>map(n -> new Value.Traced(n, argument.type())).orElse(Value.Failed.UNKNOWN);
        }
    }

    private final NetworkDeclaration declaration;
    private final Leaves leaves;
    private final Diagnostics diagnostics;

    Inputs(NetworkDeclaration declaration, Leaves leaves, Diagnostics diagnostics) {
        this.declaration = declaration;
        this.leaves = leaves;
        this.diagnostics = diagnostics;
    }

    List<Input> read() {
        List<Argument> arguments = arguments(declaration.body());
        if (arguments.isEmpty()) {
            diagnostics.report(declaration.body().forward().map(f -> f.position()).orElse(declaration.position()), "input",
                    "a network needs an input: give 'forward' a parameter such as 'Tensor x', or declare a layer");
        }
        if (arguments.size() > 1 && declaration.annotation().find("input").isPresent()) {
            diagnostics.report(declaration.annotation().at("input"), "input", "the network has " + arguments.size()
                    + " inputs: remove this shape and annotate each parameter of 'forward' with @Input(shape)");
        }
        return arguments.stream().map(argument -> read(argument, arguments.size() == 1)).toList();
    }

    private static List<Argument> arguments(BlockDeclaration body) {
        return body.forward().map(forward -> forward.arguments()).orElseGet(() ->
                body.layers().stream().limit(1).flatMap(layer -> layer.inputs().stream().limit(1)).toList());
    }

    private Input read(Argument argument, boolean only) {
        Optional<Annotation> annotation =
                argument.annotations().stream().filter(a -> a.type().equals(INPUT)).findFirst();
        boolean gradient = annotation.flatMap(a -> a.find("gradient")).map(Boolean.class::cast).orElse(false);
        int classes = annotation.flatMap(a -> a.find("classes")).map(Integer.class::cast).orElse(0);
        try {
            annotation.ifPresent(a -> Leaves.checkAttributes(argument, a));
            return new Input(argument, Optional.of(leaf(argument, annotation, only)), gradient, classes);
        } catch (Rejection e) {
            diagnostics.report(e.position(), e.tag(), e.getMessage(), e.details());
            return new Input(argument, Optional.empty(), gradient, classes);
        }
    }

    private Node leaf(Argument argument, Optional<Annotation> annotation, boolean only) {
        if (!argument.type().isTensor()) {
            throw new Rejection(argument.position(), "input", "the input '" + argument.name() + "' must be a Tensor,"
                    + " Tokens or a Mask, not " + argument.type());
        }
        Annotation network = declaration.annotation();
        if (annotation.isPresent() && annotation.get().find("value").isPresent()) {
            if (only && network.find("input").isPresent()) {
                throw new Rejection(network.at("input"), "input", "the shape of '" + argument.name()
                        + "' is given twice: remove it here, or in @Input");
            }
            return leaf(argument, annotation.get(), "value");
        }
        if (!only || network.find("input").isEmpty()) {
            throw new Rejection(argument.position(), "input", "the input '" + argument.name() + "' has no shape:"
                    + " annotate it with @Input(shape)" + (only ? ", or set @Network(input = shape)" : ""));
        }
        return leaf(argument, network, "input");
    }

    private Node leaf(Argument argument, Annotation annotation, String attribute) {
        List<Integer> sizes = new ArrayList<>();
        ((List<?>) annotation.find(attribute).orElseThrow()).forEach(size -> sizes.add((Integer) size));
        return leaves.make(Kind.INPUT, argument.name(), argument.type(), sizes, annotation.at(attribute));
    }
}
