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
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Checks the gradients of a double twin by finite differences. All elements are compared up to {@value #ALL}
 * parameters; above, {@value #SAMPLE} of each tensor and its largest, and the derivative in one random direction over
 * all. Left out are those that a network holds at 0, and those where differences tell nothing, since the loss has kinks
 * too near for any step: an error then passes unless it is larger than kinks can explain.
 */
public final class GradientCheck {
    /** The largest relative error of a derivative, of max(1, |derivative|). */
    public static final double TOLERANCE = 1e-9;

    private static final int ALL = 2_000;
    private static final int SAMPLE = 200;
    private static final RandomKey KEY = RandomKey.of(0).with("gradient check");

    private final Description description;
    private final NearbyPoint point;
    private final int samples;
    private final boolean sampled;

    /**
     * @param twin with parameters, states, settings and random key set; its parameters are changed
     * @param feed the batch
     */
    public GradientCheck(Description description, ReferenceProgram twin, Feed feed) {
        this.description = description;
        samples = feed.data().size();
        point = new NearbyPoint(description, twin, feed);
        sampled = description.parameterCount() > ALL;
    }

    /**
     * Compares derivatives at a point nearby, and what the two programs made of the batch itself.
     *
     * @param ofTwin what the twin made of the batch
     * @param ofFloat what the float program made of it
     */
    public GradientReport run(Evaluation ofTwin, Evaluation ofFloat) {
        List<Comparison> derivatives = new ArrayList<>();
        parameters(derivatives);
        inputs(derivatives);
        List<Comparison> precision = Precision.compare(description, samples, ofFloat, ofTwin);
        return new GradientReport(derivatives, precision, sampled);
    }

    private void parameters(List<Comparison> results) {
        double[] gradients = point.gradients();
        int begin = 0;
        for (Variable variable : description.parameters()) {
            int first = begin;
            double[] gradient = Arrays.copyOfRange(gradients, first, first + variable.elements());
            results.add(compare(variable.key(), variable.shape(), gradient, i -> NearbyPoint.held(variable, i),
                    (i, change) -> point.lossWithParameter(first + i, change)));
            begin += variable.elements();
        }
        if (sampled) {
            results.add(direction(gradients));
        }
    }

    private void inputs(List<Comparison> results) {
        for (int i = 0; i < description.inputs().size(); i++) {
            int input = i;
            Port port = description.inputs().get(i);
            point.gradients(i).ifPresent(gradient -> results.add(compare(
                    port.name(), batched(port.shape()), gradient, element -> false,
                    (element, change) -> point.lossWithInput(input, element, change))));
        }
    }

    private List<Integer> batched(List<Integer> shape) {
        List<Integer> batched = new ArrayList<>(shape);
        batched.addFirst(samples);
        return batched;
    }

    /** The loss as a function of the change of one element of a tensor. */
    private interface Loss {
        double at(int element, double change);
    }

    private Comparison compare(String name, List<Integer> shape, double[] gradient, IntPredicate held, Loss loss) {
        Tally tally = new Tally(name, shape, TOLERANCE);
        for (int element : chosen(name, gradient)) {
            if (held.test(element)) {
                tally.leaveOut();
            } else {
                compare(tally, element, gradient[element], change -> loss.at(element, change));
            }
        }
        return tally.result();
    }

    private static void compare(Tally tally, int element, double derivative, DoubleUnaryOperator loss) {
        FiniteDifference difference = FiniteDifference.nearest(loss, derivative, TOLERANCE);
        if (difference.doubts(derivative)) {
            tally.leaveOut();
        } else {
            tally.add(element, derivative, difference.estimate(), FiniteDifference.scale(derivative));
        }
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

    /** Compares the derivative along a vector whose elements differ in their signs only; those held at 0 are 0. */
    private Comparison direction(double[] gradient) {
        double[] direction = direction();
        double derivative = 0;
        for (int i = 0; i < direction.length; i++) {
            derivative += direction[i] * gradient[i];
        }
        Tally tally = new Tally("(random direction)", List.of(), TOLERANCE);
        compare(tally, 0, derivative, change -> point.lossAlong(direction, change));
        return tally.result();
    }

    private double[] direction() {
        DoubleStream.Builder direction = DoubleStream.builder();
        double length = Math.sqrt(description.parameterCount());
        long counter = 0;
        for (Variable variable : description.parameters()) {
            for (int i = 0; i < variable.elements(); i++) {
                double sign = KEY.uniform(counter++) < 0.5f ? -1 : 1;
                direction.add(NearbyPoint.held(variable, i) ? 0 : sign / length);
            }
        }
        return direction.build().toArray();
    }
}
