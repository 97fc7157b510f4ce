package cortado.runtime.check;

import cortado.runtime.Description;
import cortado.runtime.Evaluation;
import cortado.runtime.Port;
import cortado.runtime.ReferenceProgram;
import cortado.runtime.Variable;
import cortado.runtime.random.CounterRandom;
import cortado.runtime.random.RandomKey;
import cortado.runtime.training.Feed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Checks the gradients of a double twin by finite differences. All elements are compared up to {@value #ALL}
 * parameters; above, {@value #SAMPLE} of each tensor and its largest, and the derivative in one random direction over
 * all.
 */
public final class GradientCheck {
    /** The largest relative error of a derivative, of max(1, |derivative|). */
    public static final double TOLERANCE = 1e-9;

    private static final int ALL = 2_000;
    private static final int SAMPLE = 200;
    private static final RandomKey KEY = RandomKey.of(0).with("gradient check");

    private final Description description;
    private final ReferenceProgram twin;
    private final Feed feed;
    private final boolean sampled;

    /**
     * @param twin with parameters, states, settings and random key set
     * @param feed the batch
     */
    public GradientCheck(Description description, ReferenceProgram twin, Feed feed) {
        this.description = description;
        this.twin = twin;
        this.feed = feed;
        sampled = description.parameterCount() > ALL;
    }

    /**
     * Compares.
     *
     * @param ofTwin what the twin made of the batch
     * @param ofFloat what the float program made of it
     */
    public GradientReport run(Evaluation ofTwin, Evaluation ofFloat) {
        List<Comparison> derivatives = new ArrayList<>();
        parameters(ofTwin.gradients(), derivatives);
        inputs(ofTwin.inputGradients(), derivatives);
        List<Comparison> precision = Precision.compare(description, feed.data().size(), ofFloat, ofTwin);
        return new GradientReport(derivatives, precision, sampled);
    }

    private void parameters(SequencedMap<String, double[]> gradients, List<Comparison> results) {
        int begin = 0;
        for (Variable variable : description.parameters()) {
            int first = begin;
            results.add(compare(variable.key(), variable.shape(), gradients.get(variable.key()),
                    (i, change) -> lossWithParameter(first + i, change)));
            begin += variable.elements();
        }
        if (sampled) {
            results.add(direction(gradients));
        }
    }

    private void inputs(SequencedMap<String, double[]> gradients, List<Comparison> results) {
        for (int i = 0; i < description.inputs().size(); i++) {
            Port port = description.inputs().get(i);
            if (gradients.containsKey(port.name())) {
                int input = i;
                results.add(compare(port.name(), batched(port.shape()), gradients.get(port.name()),
                        (element, change) -> lossWithInput(input, element, change)));
            }
        }
    }

    private List<Integer> batched(List<Integer> shape) {
        List<Integer> batched = new ArrayList<>(shape);
        batched.addFirst(feed.data().size());
        return batched;
    }

    /** The loss as a function of the change of one element of a tensor. */
    private interface Loss {
        double at(int element, double change);
    }

    private Comparison compare(String name, List<Integer> shape, double[] gradient, Loss loss) {
        Tally tally = new Tally(name, shape, TOLERANCE);
        for (int element : chosen(name, gradient)) {
            DoubleUnaryOperator function = change -> loss.at(element, change);
            double estimate = FiniteDifference.nearest(function, gradient[element], TOLERANCE);
            tally.add(element, gradient[element], estimate, FiniteDifference.scale(gradient[element]));
        }
        return tally.result();
    }

    private int[] chosen(String name, double[] gradient) {
        if (!sampled || gradient.length <= SAMPLE) {
            return IntStream.range(0, gradient.length).toArray();
        }
        long key = KEY.with(name).value();
        IntStream drawn = IntStream.iterate(0, i -> i + 1)
                .map(i -> CounterRandom.below(gradient.length, key, i))
                .distinct()
                .limit(SAMPLE);
        return IntStream.concat(drawn, IntStream.of(largest(gradient))).sorted().distinct().toArray();
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = Math.abs(values[i]) > Math.abs(values[largest]) ? i : largest;
        }
        return largest;
    }

    /** Compares the derivative along a vector of length 1 whose elements differ in their signs only. */
    private Comparison direction(SequencedMap<String, double[]> gradients) {
        double[] gradient = gradients.sequencedValues().stream().flatMapToDouble(Arrays::stream).toArray();
        double[] direction = new double[gradient.length];
        double derivative = 0;
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (KEY.uniform(i) < 0.5f ? -1 : 1) / Math.sqrt(direction.length);
            derivative += direction[i] * gradient[i];
        }
        Tally tally = new Tally("(random direction)", List.of(), TOLERANCE);
        double estimate = FiniteDifference.nearest(change -> lossAlong(direction, change), derivative, TOLERANCE);
        tally.add(0, derivative, estimate, FiniteDifference.scale(derivative));
        return tally.result();
    }

    private double lossAlong(double[] direction, double change) {
        double[] kept = twin.parameters().clone();
        for (int i = 0; i < direction.length; i++) {
            twin.parameters()[i] += change * direction[i];
        }
        double loss = loss();
        System.arraycopy(kept, 0, twin.parameters(), 0, kept.length);
        return loss;
    }

    private double lossWithParameter(int position, double change) {
        double kept = twin.parameters()[position];
        twin.parameters()[position] = kept + change;
        double loss = loss();
        twin.parameters()[position] = kept;
        return loss;
    }

    private double loss() {
        feed.fill(twin);
        return forward();
    }

    private double lossWithInput(int input, int element, double change) {
        feed.fill(twin);
        twin.arena()[twin.inputOffset(input) + element] += change;
        return forward();
    }

    private double forward() {
        twin.forward(feed.data().size());
        return twin.loss();
    }
}
