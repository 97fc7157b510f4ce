package cortado.processor.trace;

import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.Position;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Node;
import cortado.processor.graph.Origin;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.layer.LayerException;
import cortado.processor.loss.Loss.Target;
import cortado.processor.loss.Losses;
import cortado.processor.op.Leaf;
import cortado.processor.op.Leaf.Kind;
import cortado.processor.trace.LossTracer.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @Network(loss = Loss.SOFTMAX_CROSS_ENTROPY)}: the mean over the batch of a loss of the outputs. */
final class NamedLoss {
    private static final String TARGET = "target";

    private final Annotation annotation;
    private final NetworkBuilder network;

    NamedLoss(Annotation annotation, NetworkBuilder network) {
        this.annotation = annotation;
        this.network = network;
    }

    /** @param name the constant of {@code cortado.Loss} */
    Loss trace(String name, List<Port> outputs) {
        GraphBuilder g = network.graph();
        Position position = annotation.at("loss");
        g.setOrigin(new Origin("", position.source()));
        var settings = new NamedSettings(annotation, network);
        try {
            List<Shape> shapes = outputs.stream().map(o -> o.node().shape()).toList();
            List<Port> targets = targets(Losses.targets(name, shapes, settings));
            Node perSample = Losses.apply(name, nodes(outputs), nodes(targets), settings, g);
            return new Loss(targets, Optional.of(network.withPenalties(g.meanOverBatch(perSample))));
        } catch (LayerException e) {
            throw new Rejection(annotation.at(e.attribute()), "loss", e.getMessage());
        } catch (ShapeException e) {
            throw new Rejection(position, "loss", e.getMessage());
        }
    }

    private List<Port> targets(List<Target> wanted) {
        var ports = new ArrayList<Port>();
        for (Target target : wanted) {
            String name = wanted.size() == 1 ? TARGET : TARGET + (ports.size() + 1);
            Node leaf = network.graph().node(new Leaf(Kind.TARGET, name, target.shape(), target.type()));
            ports.add(new Port(name, leaf, false, target.classes()));
        }
        return ports;
    }

    private static List<Node> nodes(List<Port> ports) {
        return ports.stream().map(Port::node).toList();
    }
}
