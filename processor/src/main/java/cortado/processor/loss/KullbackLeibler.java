package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.layer.Attributes;
import java.util.List;
import java.util.Set;

/** {@code sum over k of t[k] (log t[k] - x[k])} of log-probabilities x; 0 where t is 0 (Kullback and Leibler 1951). */
final class KullbackLeibler implements Loss {
    @Override
    public String name() {
        return "KULLBACK_LEIBLER";
    }

    @Override
    public Set<String> settings() {
        return Set.of("axis");
    }

    @Override
    public List<Target> targets(List<Shape> outputs, Attributes settings) {
        ClassAxis.of(name(), outputs, settings);
        return List.of(Target.numbers(outputs.get(0)));
    }

    @Override
    public Node apply(LossCall call) {
        GraphBuilder g = call.graph();
        ClassAxis classes = ClassAxis.of(this, call);
        Node zero = g.constant(0);
        Node absent = g.lessEqual(call.target(), zero);
        // The logarithm of 1 stands in for that of 0, whose gradient would be infinite.
        Node log = g.log(g.select(absent, g.constant(1), call.target()));
        Node term = g.multiply(call.target(), g.subtract(log, call.x()));
        return call.mean(classes.sum(g.select(absent, zero, term), g));
    }
}
