package cortado.runtime;

import cortado.runtime.init.Initializer;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** A double twin whose loss depends on one parameter {@code w} alone, and what it is a twin of. */
final class PlainTwin extends ReferenceProgram {
    private final ToDoubleFunction<double[]> loss;
    private final UnaryOperator<double[]> gradient;

    PlainTwin(Description description, ToDoubleFunction<double[]> loss, UnaryOperator<double[]> gradient) {
        super(description, 1, 1, 1);
        this.loss = loss;
        this.gradient = gradient;
    }

    static Description description(List<Integer> shape, Initializer initializer) {
        int elements = shape.stream().reduce(1, Math::multiplyExact);
        return new Description(
                "Plain",
                "Plain.java",
                List.of(new Port("x", List.of(1), Port.Kind.REAL, 0)),
                List.of(),
                List.of(),
                List.of(new Variable("w", shape, 0, new Storage.RowMajor(), initializer, elements, elements)),
                List.of(),
                List.of(),
                Task.OTHER,
                0, 0, 0, 0, 0, 0,
                List.of());
    }

    @Override
    public void forward(int n) {
        samples(n);
        arena[lossOffset()] = loss.applyAsDouble(parameters);
    }

    @Override
    public void backward(int n) {
        System.arraycopy(gradient.apply(parameters), 0, gradients, 0, gradients.length);
    }

    @Override
    public void update() {}

    @Override
    public int inputOffset(int port) {
        return 0;
    }

    @Override
    public int lossOffset() {
        return 1;
    }

    @Override
    public int inputGradientOffset(int port) {
        return -1;
    }

    @Override
    public int targetOffset(int port) {
        throw new IndexOutOfBoundsException(port);
    }

    @Override
    public int outputOffset(int port) {
        throw new IndexOutOfBoundsException(port);
    }
}
