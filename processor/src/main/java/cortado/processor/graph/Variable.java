package cortado.processor.graph;

import java.util.List;
import java.util.Optional;

/**
 * Numbers that a model keeps: a learned parameter, or a state such as running statistics.
 *
 * @param key its name in files: {@code unit.0.1.conv1.weight}
 * @param node its leaf in the graph
 * @param initial how it is initialised
 * @param fanIn,fanOut what the initialiser scales with
 */
public record Variable(String key, Node node, Initial initial, int fanIn, int fanOut) {
    /**
     * An initialiser of the runtime by name with its arguments.
     *
     * @param factory the factory method's name, such as {@code kaimingNormal}
     * @param zeroRow an index of the first axis at which all is 0, if there is one
     */
    public record Initial(String factory, List<Double> arguments, Optional<Integer> zeroRow) {
        public Initial {
            arguments = List.copyOf(arguments);
        }

        public static Initial of(String factory, Double... arguments) {
            return new Initial(factory, List.of(arguments), Optional.empty());
        }

        public Initial withZeroRow(int row) {
            return new Initial(factory, arguments, Optional.of(row));
        }
    }
}
