package cortado.processor.trace;

import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.MethodDeclaration;
import cortado.processor.declaration.Position;
import cortado.processor.declaration.Type;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Node;
import cortado.processor.graph.Origin;
import cortado.processor.op.Leaf.Kind;
import cortado.processor.trace.LossTracer.Loss;
import cortado.processor.trace.Value.Composite;
import cortado.processor.trace.Value.Failed;
import cortado.processor.trace.Value.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Tensor loss(Tensor scores, @Target Tokens label)}: what forward returns and the targets, in Java. */
final class OwnLoss {
    private static final String TARGET = "cortado.Target";

    private record Declared(String name, Node node, int classes) {}

    private final MethodDeclaration method;
    private final NetworkBuilder network;
    private final Calls calls;
    private final Map<Argument, Declared> targets = new LinkedHashMap<>();

    OwnLoss(MethodDeclaration method, NetworkBuilder network, Calls calls) {
        this.method = method;
        this.network = network;
        this.calls = calls;
    }

    Loss trace(Instance instance, Value result, List<Port> outputs) {
        List<Value> arguments = method.arguments().stream().map(a -> argument(a, result, outputs)).toList();
        Value value = calls.run(instance, method, arguments, method.position());
        Optional<Node> loss = value instanceof Failed ? Optional.empty() : Optional.of(scalar(value));
        List<Port> ports =
                targets.values().stream().map(t -> network.port(t.name(), t.node(), false, t.classes())).toList();
        return new Loss(ports, loss.map(network::withPenalties));
    }

    private Value argument(Argument argument, Value result, List<Port> outputs) {
        Optional<Annotation> target =
                argument.annotations().stream().filter(a -> a.type().equals(TARGET)).findFirst();
        if (target.isPresent()) {
            return new Traced(target(argument, target.get(), outputs), argument.type());
        }
        if (result instanceof Composite composite && argument.type().isTensor()) {
            return Optional.ofNullable(composite.components().get(argument.name())).orElseThrow(() -> unknown(argument));
        }
        boolean second = method.arguments().stream().filter(a -> a.annotations().isEmpty()).count() > 1;
        if (second && method.arguments().indexOf(argument) > 0) {
            throw unknown(argument);
        }
        return result;
    }

    private static Rejection unknown(Argument argument) {
        return new Rejection(argument.position(), "loss", "'" + argument.name() + "' is no output of 'forward':"
                + " annotate it with @Target if data gives it");
    }

    private Node target(Argument argument, Annotation annotation, List<Port> outputs) {
        Position position = annotation.at("shape");
        if (!argument.type().isTensor()) {
            throw new Rejection(argument.position(), "loss", "the target '" + argument.name() + "' must be a Tensor,"
                    + " Tokens or a Mask, not " + argument.type());
        }
        Leaves.checkAttributes(argument, annotation);
        String name = annotation.find("name").map(Object::toString).filter(n -> !n.isEmpty()).orElse(argument.name());
        int classes = annotation.find("classes").map(Integer.class::cast).orElse(0);
        Node leaf = new Leaves(network).make(
                Kind.TARGET, name, argument.type(), sizes(argument, annotation, outputs), position);
        targets.put(argument, new Declared(name, leaf, classes));
        return leaf;
    }

    private static List<Integer> sizes(Argument argument, Annotation annotation, List<Port> outputs) {
        var sizes = new ArrayList<Integer>();
        if (annotation.find("shape").isPresent()) {
            ((List<?>) annotation.find("shape").get()).forEach(size -> sizes.add((Integer) size));
        } else if (!argument.type().equals(Type.TOKENS)) {
            if (outputs.size() != 1) {
                throw new Rejection(annotation.position(), "loss", "the target '" + argument.name() + "' needs a shape,"
                        + " since the network has " + outputs.size() + " outputs: @Target(shape = ...)");
            }
            sizes.addAll(outputs.get(0).node().shape().sizes());
        }
        return sizes;
    }

    /** The mean over the batch of one value a sample, or the scalar that the method made of the batch. */
    private Node scalar(Value value) {
        if (!(value instanceof Traced traced) || !traced.type().equals(Type.TENSOR)) {
            throw new Rejection(method.position(), "loss", "'loss' returns " + value.kind() + ": it must return a"
                    + " Tensor");
        }
        Node loss = traced.node();
        if (loss.shape().rank() > 0) {
            throw new Rejection(method.position(), "loss", "'loss' must return one value per sample,"
                    + " not " + loss.shape()
                    + ": add .mean() or .sum()");
        }
        GraphBuilder g = network.graph();
        g.setOrigin(new Origin("", method.position().source()));
        return loss.shape().batched() ? g.meanOverBatch(loss) : loss;
    }
}
