package cortado.processor.loss;

import cortado.processor.graph.DType;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.layer.Attributes;
import java.util.List;
import java.util.Set;

/** The meaning of one constant of {@code cortado.Loss}. */
public interface Loss {
    /** The constant's name. */
    String name();

    /** The attributes that it has. */
    default Set<String> settings() {
        return Set.of();
    }

    /**
     * What outputs of these shapes are compared with, in order. Throws a shape exception or a layer exception, each a
     * sentence for the user, where the loss does not fit the outputs.
     */
    List<Target> targets(List<Shape> outputs, Attributes settings);

    /** One value a sample: the mean over the axes that the formula does not sum over. */
    Node apply(LossCall call);

    /**
     * A target.
     *
     * @param classes the exclusive upper bound of class indices; 0 for numbers, and where an index outside the classes
     *     is ignored
     */
    record Target(Shape shape, DType type, int classes) {
        static Target numbers(Shape shape) {
            return new Target(shape.with(true), DType.REAL, 0);
        }

        static Target indices(ClassAxis axis, Attributes settings) {
            int ignored = settings.findInt("ignoreIndex").orElse(0);
            boolean bounded = ignored >= 0 && ignored < axis.count();
            return new Target(axis.positions().with(true), DType.INTEGER, bounded ? axis.count() : 0);
        }
    }
}
