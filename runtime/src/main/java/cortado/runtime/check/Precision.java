package cortado.runtime.check;

import cortado.runtime.Description;
import cortado.runtime.Evaluation;
import cortado.runtime.Port;
import cortado.runtime.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Compares what a float program computed with what its double twin did. An error is measured against the largest number
 * of its tensor, but at least a twentieth of the largest of all tensors of its kind: some gradients are 0 in exact
 * arithmetic and rounding noise in float.
 */
final class Precision {
    /** The largest error, about 400 times the rounding of one float operation. */
    static final double TOLERANCE = 5e-5;

    private static final double FLOOR = 0.05;

    private final List<Comparison> results = new ArrayList<>();
    private final int n;

    private Precision(int n) {
        this.n = n;
    }

    static List<Comparison> compare(Description description, int n, Evaluation found, Evaluation expected) {
        Precision precision = new Precision(n);
        precision.loss(found.loss(), expected.loss());
        precision.ports(description.outputs(), found.outputs(), expected.outputs());
        double largest = Math.max(largest(expected.gradients()), largest(expected.inputGradients()));
        for (Variable variable : description.parameters()) {
            precision.tensor(variable.key(), variable.shape(), found.gradients().get(variable.key()),
                    expected.gradients().get(variable.key()), largest);
        }
        for (Port port : description.inputs()) {
            precision.port(port, found.inputGradients(), expected.inputGradients(), largest);
        }
        return precision.results;
    }

    private void loss(double found, double expected) {
        Tally tally = new Tally("(loss)", List.of(), TOLERANCE);
        tally.add(0, found, expected, Math.max(Math.abs(expected), FLOOR));
        results.add(tally.result());
    }

    private void ports(List<Port> ports, Map<String, double[]> found, Map<String, double[]> expected) {
        double largest = largest(expected);
        ports.forEach(port -> port(port, found, expected, largest));
    }

    private void port(Port port, Map<String, double[]> found, Map<String, double[]> expected, double largest) {
        if (expected.containsKey(port.name())) {
            List<Integer> shape = new ArrayList<>(port.shape());
            shape.addFirst(n);
            tensor(port.name(), shape, found.get(port.name()), expected.get(port.name()), largest);
        }
    }

    private void tensor(String name, List<Integer> shape, double[] found, double[] expected, double largestOfKind) {
        double scale = Math.max(largest(expected), FLOOR * largestOfKind);
        Tally tally = new Tally(name, shape, TOLERANCE);
        for (int i = 0; i < expected.length; i++) {
            tally.add(i, found[i], expected[i], scale);
        }
        results.add(tally.result());
    }

    private static double largest(Map<String, double[]> tensors) {
        return tensors.values().stream().mapToDouble(Precision::largest).max().orElse(0);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
