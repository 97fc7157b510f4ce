package cortado.processor.trace;

import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.ParameterDeclaration;
import cortado.processor.declaration.Position;
import cortado.processor.graph.Node;
import cortado.processor.graph.Origin;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.graph.Variable;
import cortado.processor.graph.Variable.Initial;
import cortado.processor.layer.Initializers;
import cortado.processor.layer.LayerException;
import cortado.processor.layer.Penalties;
import cortado.processor.op.Leaf.Kind;
import cortado.processor.trace.Value.Failed;
import cortado.processor.trace.Value.Traced;
import java.util.List;
import java.util.Optional;

/** Makes the parameters that {@code @Parameter} declares. */
final class ParameterTracer {
    private final NetworkBuilder network;

    ParameterTracer(NetworkBuilder network) {
        this.network = network;
    }

    Value use(Instance owner, ParameterDeclaration parameter, List<Value> arguments, List<Position> positions,
            Position position) {
        Optional<Failed> failed = Failed.among(arguments);
        if (failed.isPresent()) {
            return failed.get();
        }
        Annotation annotation = parameter.annotation();
        var attributes = new CallAttributes(
                annotation, Arguments.attributes(parameter, annotation, arguments, positions));
        try {
            return Traced.tensor(leaf(owner, parameter, attributes));
        } catch (LayerException e) {
            List<String> names = parameter.arguments().stream().map(Argument::name).toList();
            int supplied = names.indexOf(e.attribute());
            throw new Rejection(supplied >= 0 ? positions.get(supplied) : annotation.at(e.attribute()), "attribute",
                    owner.path(parameter.name()) + ": " + e.getMessage());
        } catch (ShapeException e) {
            throw new Rejection(annotation.at("shape"), "shape", owner.path(parameter.name()) + ": " + e.getMessage());
        }
    }

    private Node leaf(Instance owner, ParameterDeclaration parameter, CallAttributes attributes) {
        String key = owner.path(parameter.name());
        List<Integer> sizes = sizes(attributes);
        Initial initial = Initializers.of(attributes.findEnum("init").orElse("ZEROS"), attributes);
        Origin before = network.graph().origin();
        network.graph().setOrigin(new Origin(key, parameter.position().source()));
        try {
            network.declare(key, parameter.position());
            Variable variable =
                    network.variable(Kind.PARAMETER, key, sizes, initial, fan(sizes, 0), fan(sizes, 1));
            checkSame(variable, sizes);
            var call = new TracedCall(network, owner, parameter, List.of(), attributes);
            Penalties.add(call, variable.node());
            return variable.node();
        } finally {
            network.graph().setOrigin(before);
        }
    }

    private static List<Integer> sizes(CallAttributes attributes) {
        List<Integer> sizes = attributes.findInts("shape").orElseThrow(() -> new LayerException("shape",
                "needs 'shape': set it in the annotation, or make it an int parameter of the method"));
        if (sizes.stream().anyMatch(size -> size < 1)) {
            throw new LayerException("shape", "every size must be at least 1, not " + sizes);
        }
        Shape.single(sizes.toArray(Integer[]::new)).elements();
        return sizes;
    }

    /** The product of all sizes but one of the first two; of a vector, its length. */
    private static int fan(List<Integer> sizes, int left) {
        int product = 1;
        for (int axis = 0; axis < sizes.size(); axis++) {
            product *= axis == left && sizes.size() > 1 ? 1 : sizes.get(axis);
        }
        return product;
    }

    private static void checkSame(Variable variable, List<Integer> sizes) {
        if (!variable.node().shape().sizes().equals(sizes)) {
            throw new LayerException("shape", "is " + variable.node().shape() + " in an earlier call, but " + sizes
                    + " here: declare another parameter for it");
        }
    }
}
