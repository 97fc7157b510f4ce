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
     * @param classes the exclusive upper bound of class indices, 0 for numbers
     */
    record Target(Shape shape, DType type, int classes) {
        static Target numbers(Shape shape) {
            return new Target(shape.with(true), DType.REAL, 0);
        }

        static Target indices(Shape shape, int classes) {
            return new Target(shape.with(true), DType.INTEGER, classes);
        }
    }
}
