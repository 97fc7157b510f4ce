package cortado.processor.op;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code y[i] = f(x[i], ...)} on operands of one shape. */
public record Elementwise(Function function) implements Op {
    @Override
    public String name() {
        return function.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape first = inputs.get(0).shape();
        for (Node input : inputs) {
            if (!input.shape().equals(first)) {
                throw new ShapeException(name() + " needs equal shapes, not " + first + " and " + input.shape());
            }
        }
        return first;
    }

    @Override
    public DType type(List<Node> inputs) {
        return function.isMask() ? DType.MASK : DType.REAL;
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        List<Expr> x = inputs.stream().map(input -> input.at(index)).toList();
        boolean noChoice = function == Function.SELECT && x.get(1).equals(x.get(2));
        return noChoice ? x.get(1) : new Expr.Apply(function, x);
    }

    /** In the order of an operand that is permuted, where the others can be had in that order too. */
    @Override
    public Optional<Node> simplified(List<Node> inputs, GraphBuilder g) {
        return inputs.stream().map(Permutation::of).flatMap(Optional::stream).findFirst().flatMap(order ->
                order.undone(inputs, g).map(operands -> order.apply(g.node(this, operands), g)));
    }

    @Override
    public Fusion fusion() {
        return Fusion.INLINE;
    }

    @Override
    public List<Node> gradient(Node y, Node dy, GraphBuilder g) {
        Node a = y.input(0);
        Node b = y.inputs().size() > 1 ? y.input(1) : null;
        return switch (function) {
            case ADD -> List.of(dy, dy);
            case SUBTRACT -> List.of(dy, g.negate(dy));
            case MULTIPLY -> List.of(g.multiply(dy, b), g.multiply(dy, a));
            case DIVIDE -> List.of(g.divide(dy, b), g.negate(g.divide(g.multiply(dy, y), b)));
            case NEGATE -> List.of(g.negate(dy));
            case MAXIMUM -> chosen(g.lessEqual(b, a), dy, g);
            case MINIMUM -> chosen(g.lessEqual(a, b), dy, g);
            case ABS -> List.of(g.multiply(dy, g.sign(a)));
            case SQRT -> List.of(g.divide(dy, g.multiply(g.constant(2), y)));
            case EXP -> List.of(g.multiply(dy, y));
            case EXPM1 -> List.of(g.multiply(dy, g.add(y, g.constant(1))));
            case LOG -> List.of(g.divide(dy, a));
            case LOG1P -> List.of(g.divide(dy, g.add(a, g.constant(1))));
            case TANH -> List.of(g.multiply(dy, g.subtract(g.constant(1), g.multiply(y, y))));
            case SIGMOID -> List.of(g.multiply(dy, g.multiply(y, g.subtract(g.constant(1), y))));
            case ERF -> List.of(g.multiply(dy, bell(a, g)));
            case SELECT -> {
                Node mask = ofResult(y, g);
                yield Arrays.asList(null, g.select(mask, dy, g.constant(0)), g.select(mask, g.constant(0), dy));
            }
            case LESS, LESS_EQUAL, EQUAL, AND, OR, NOT -> java.util.Collections.nCopies(y.inputs().size(), null);
        };
    }

    /** The whole gradient goes to one operand: to the first where they are equal. */
    private static List<Node> chosen(Node first, Node dy, GraphBuilder g) {
        return List.of(g.select(first, dy, g.constant(0)), g.select(first, g.constant(0), dy));
    }

    /**
     * The mask of a choice. Of {@code y = x <= c ? c : x} the result is asked instead of x, which nobody else may need:
     * {@code y <= c} says the same.
     */
    private static Node ofResult(Node y, GraphBuilder g) {
        Node mask = y.input(0);
        boolean bounds = mask.op() instanceof Elementwise(Function f) && f == Function.LESS_EQUAL
                && mask.input(0) == y.input(2) && mask.input(1) == y.input(1);
        return bounds ? g.lessEqual(y, y.input(1)) : mask;
    }

    /** {@code 2/sqrt(pi) exp(-x^2)}, the derivative of erf. */
    private static Node bell(Node x, GraphBuilder g) {
        return g.multiply(g.constant(2 / Math.sqrt(Math.PI)), g.exp(g.negate(g.multiply(x, x))));
    }
}
