package cortado.runtime.check;

import cortado.runtime.Description;
import cortado.runtime.Port;
import cortado.runtime.ReferenceProgram;
import cortado.runtime.Variable;
import cortado.runtime.init.ZeroRow;
import cortado.runtime.random.RandomKey;
import cortado.runtime.training.Feed;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where derivatives are compared: beside the parameters and inputs that were given, which may lie on kinks. A bias of 0
 * behind a black pixel is exactly where ReLU has no derivative.
 *
 * <p>Each number goes towards 0 by a random share below {@value #MOST}, so that it stays in any range that holds 0;
 * each 0 becomes a random number from a quarter of that on. Parameters that a network holds at 0 stay there, and so do
 * inputs whose gradient nobody asked for.
 */
final class NearbyPoint {
    private static final double MOST = 0x1p-8;
    private static final double LEAST = MOST / 4;
    private static final RandomKey KEY = RandomKey.of(0).with("nearby point");

    private final Description description;
    private final ReferenceProgram twin;
    private final Feed feed;

    /** Moves the twin's parameters. */
    NearbyPoint(Description description, ReferenceProgram twin, Feed feed) {
        this.description = description;
        this.twin = twin;
        this.feed = feed;
        int begin = 0;
        for (Variable variable : description.parameters()) {
            move(twin.parameters(), begin, variable, KEY.with(variable.key()));
            begin += variable.elements();
        }
    }

    private static void move(double[] parameters, int begin, Variable variable, RandomKey key) {
        for (int i = 0; i < variable.elements(); i++) {
            if (!held(variable, i)) {
                parameters[begin + i] = beside(parameters[begin + i], key.uniform(i));
            }
        }
    }

    /** Rounded to float, so that steps away from it are exact. */
    private static double beside(double value, double share) {
        return (float) (value == 0 ? LEAST + share * (MOST - LEAST) : value * (1 - share * MOST));
    }

    /** Whether the network holds a parameter at 0: its gradient is then 0 whatever the loss says. */
    static boolean held(Variable variable, int element) {
        int row = variable.elements() / variable.shape().stream().findFirst().orElse(1);
        return variable.initializer() instanceof ZeroRow zero && element / row == zero.row();
    }

    /** Returns the loss's gradient in each parameter, all in one array. */
    double[] gradients() {
        evaluate();
        return twin.gradients().clone();
    }

    /** Returns the loss's gradient in an input, empty if nobody asked for it. */
    Optional<double[]> gradients(int input) {
        int begin = twin.inputGradientOffset(input);
        if (begin < 0) {
            return Optional.empty();
        }
        evaluate();
        int length = feed.data().size() * description.inputs().get(input).elements();
        return Optional.of(Arrays.copyOfRange(twin.arena(), begin, begin + length));
    }

    private void evaluate() {
        loss();
        twin.backward(feed.data().size());
    }

    private double loss() {
        fill();
        return forward();
    }

    /** Returns the loss where one parameter differs. */
    double lossWithParameter(int position, double change) {
        double kept = twin.parameters()[position];
        twin.parameters()[position] = kept + change;
        double loss = loss();
        twin.parameters()[position] = kept;
        return loss;
    }

    /** Returns the loss where one number of an input differs. */
    double lossWithInput(int input, int element, double change) {
        fill();
        twin.arena()[twin.inputOffset(input) + element] += change;
        return forward();
    }

    /** Returns the loss where all parameters differ by a multiple of a direction. */
    double lossAlong(double[] direction, double change) {
        double[] kept = twin.parameters().clone();
        for (int i = 0; i < direction.length; i++) {
            twin.parameters()[i] += change * direction[i];
        }
        double loss = loss();
        System.arraycopy(kept, 0, twin.parameters(), 0, kept.length);
        return loss;
    }

    private void fill() {
        feed.fill(twin);
        for (int input = 0; input < description.inputs().size(); input++) {
            if (twin.inputGradientOffset(input) >= 0) {
                move(description.inputs().get(input), twin.inputOffset(input));
            }
        }
    }

    private void move(Port input, int begin) {
        RandomKey key = KEY.with(input.name());
        for (int i = 0; i < feed.data().size() * input.elements(); i++) {
            twin.arena()[begin + i] = beside(twin.arena()[begin + i], key.uniform(i));
        }
    }

    private double forward() {
        twin.forward(feed.data().size());
        return twin.loss();
    }
}
