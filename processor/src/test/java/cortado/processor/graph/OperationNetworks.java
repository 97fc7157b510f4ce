package cortado.processor.graph;

import cortado.processor.kernel.Function;
import cortado.processor.kernel.Reduction;
import cortado.processor.op.Leaf;
import java.util.ArrayList;
import java.util.List;

/** Networks of one size that use every operation in all the ways that kernels are computed. */
public final class OperationNetworks {
    private static final int TIME = 3;
    private static final int OUT = 5;

    private final GraphBuilder graph = new GraphBuilder();
    private final List<Node> outputs = new ArrayList<>();
    private final int size;
    private int leaves;

    private OperationNetworks(int size) {
        this.size = size;
    }

    private SmallNetwork network() {
        return SmallNetwork.of(graph.nodes(), outputs);
    }

    private Node input(Integer... sizes) {
        return leaf(Leaf.Kind.INPUT, "x", Shape.batched(sizes));
    }

    private Node parameter(Integer... sizes) {
        return leaf(Leaf.Kind.PARAMETER, "p", Shape.single(sizes));
    }

    private Node leaf(Leaf.Kind kind, String name, Shape shape) {
        return leaf(kind, name, shape, DType.REAL);
    }

    private Node leaf(Leaf.Kind kind, String name, Shape shape, DType type) {
        return graph.node(new Leaf(kind, name + leaves++, shape, type));
    }

    private void output(Node node) {
        outputs.add(node);
    }

    /** Every elementary function, with operands of one shape, repeated ones and scalars. */
    public static SmallNetwork functions(int size) {
        return new OperationNetworks(size).functions().network();
    }

    private OperationNetworks functions() {
        Node x = input(size);
        Node y = input(size);
        Node positive = graph.add(graph.constant(0.5), graph.square(x));
        Node less = graph.less(x, y);
        List.of(Function.NEGATE, Function.ABS, Function.EXP, Function.EXPM1, Function.TANH, Function.SIGMOID, Function.ERF)
                .forEach(function -> output(graph.apply(function, x)));
        List.of(Function.SQRT, Function.LOG, Function.LOG1P).forEach(function -> output(graph.apply(function, positive)));
        List.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY, Function.MAXIMUM, Function.MINIMUM)
                .forEach(function -> output(graph.apply(function, x, y)));
        output(graph.divide(y, positive));
        output(graph.toReal(graph.apply(Function.AND, less, graph.lessEqual(x, graph.constant(0.5)))));
        output(graph.toReal(graph.apply(Function.OR, less, graph.equal(x, x))));
        output(graph.select(graph.apply(Function.NOT, less), graph.multiply(x, y), graph.constant(-1)));
        output(graph.subtract(parameter(), graph.multiply(parameter(size), x)));
        output(graph.divide(parameter(TIME, 1), positive));
        output(graph.multiply(x, graph.uniform(Shape.batched(size))));
        output(graph.add(x, graph.multiply(graph.position(size), parameter())));
        output(graph.multiply(graph.stopGradient(x), y));
        output(graph.tanh(graph.add(parameter(size), parameter(size))));
        return this;
    }

    /** Reductions along every axis and over the batch, of tensors and of formulas. */
    public static SmallNetwork reductions(int size) {
        return new OperationNetworks(size).reductions().network();
    }

    private OperationNetworks reductions() {
        for (Node x : List.of(input(size, TIME), graph.tanh(input(TIME, size)), parameter(size, TIME), parameter(TIME, size))) {
            boolean batched = x.shape().batched();
            for (List<Integer> axes : List.of(List.of(0), List.of(1), List.of(0, 1))) {
                output(graph.sum(graph.multiply(x, x), axes));
                output(graph.multiply(x, graph.reduceKeeping(Reduction.MAX, x, axes)));
                output(graph.reduce(Reduction.MIN, x, axes, false));
                if (batched) {
                    output(graph.divide(graph.reduce(Reduction.SUM, x, axes, true), graph.batchSize()));
                    output(graph.stopGradient(graph.reduce(Reduction.MAX, x, axes, true)));
                }
            }
            output(graph.reduce(Reduction.ARGMAX, x, List.of(0), false));
            output(graph.reduce(Reduction.ARGMAX, x, List.of(1), false));
        }
        Node x = input(size);
        Node weight = parameter(OUT, size);
        output(graph.contract(x, "i", weight, "oi", "o", false));
        for (Reduction kind : List.of(Reduction.SUM, Reduction.MAX, Reduction.MIN)) {
            output(graph.reduce(kind, graph.negate(graph.square(weight)), List.of(0, 1), false));
            output(graph.reduce(kind, graph.square(weight), List.of(0, 1), false));
        }
        output(graph.subtract(x, graph.meanOverBatch(x)));
        output(graph.stopGradient(graph.reduce(Reduction.MIN, x, List.of(), true)));
        output(softmax(x));
        output(softmax(input(TIME, size)));
        return this;
    }

    private Node softmax(Node x) {
        List<Integer> last = List.of(x.shape().rank() - 1);
        Node shifted = graph.exp(graph.subtract(x, graph.reduceKeeping(Reduction.MAX, x, last)));
        return graph.divide(shifted, graph.reduceKeeping(Reduction.SUM, shifted, last));
    }

    /** Changes of shape joined with functions and reductions before and behind them. */
    public static SmallNetwork views(int size) {
        return new OperationNetworks(size).views().network();
    }

    private OperationNetworks views() {
        Node x = input(size, 4);
        Node p = parameter(size, 4);
        for (Node each : List.of(graph.tanh(x), x, graph.multiply(p, p))) {
            output(graph.multiply(graph.slice(each, 0, size / 2, size), graph.slice(each, 0, 0, size - size / 2)));
            output(graph.sum(graph.slice(each, 1, 1, 3), List.of(1)));
            output(graph.square(graph.pad(each, 0, 1, 2)));
            output(graph.sum(graph.pad(each, 1, 2, 1), List.of(0)));
            output(graph.exp(graph.concat(0, List.of(each, graph.negate(x), p))));
            output(graph.sum(graph.concat(1, List.of(each, x)), List.of(0, 1)));
            output(graph.tanh(graph.permute(each, List.of(1, 0))));
            output(graph.sum(graph.permute(each, List.of(1, 0)), List.of(1)));
            output(graph.add(graph.reshape(each, List.of(4, size)), parameter(4, 1)));
            output(graph.reduce(Reduction.MAX, graph.reshape(each, List.of(4 * size)), List.of(0), false));
            output(graph.reshape(graph.negate(each), List.of(2, 2 * size)));
            output(graph.permute(graph.reshape(each, List.of(size, 2, 2)), List.of(2, 0, 1)));
            output(graph.broadcast(graph.reshape(graph.slice(each, 1, 0, 1), List.of(1, size, 1)), Shape.batched(2, size, 3)));
        }
        output(graph.reshape(x, List.of(4 * size)));
        output(x);
        return this;
    }

    /** Products in which both operands, one or none differ from sample to sample, in every order of labels. */
    public static SmallNetwork products(int size) {
        return new OperationNetworks(size).products().network();
    }

    private OperationNetworks products() {
        Node x = input(size);
        Node hidden = product(x, "i", parameter(OUT, size), "oi", "o");
        Node tied = parameter(OUT, size);
        product(product(x, "i", tied, "oi", "o"), "o", tied, "oi", "i");
        product(hidden, "i", parameter(size, OUT), "oi", "o");
        product(x, "i", parameter(size, OUT), "io", "o");
        Node sequence = input(TIME, size);
        product(sequence, "ti", parameter(OUT, size), "oi", "to");
        product(sequence, "ti", parameter(OUT, size), "oi", "ot");
        product(graph.tanh(sequence), "ti", graph.slice(parameter(size + 2, OUT), 0, 1, size + 1), "io", "to");
        Node scores = product(sequence, "ts", input(size, size), "us", "tu");
        product(scores, "tu", input(size, 2), "us", "ts");
        product(input(2, size, TIME), "hsd", input(2, TIME, size), "hdu", "hsu");
        product(input(size, 2, TIME), "shd", input(4, 2, TIME), "uhd", "hsu");
        product(x, "i", hidden, "j", "ij");
        product(x, "i", parameter(size), "i", "");
        product(x, "i", graph.exp(x), "i", "i");
        product(parameter(size, OUT), "io", parameter(OUT, TIME), "oj", "ij");
        product(parameter(size), "i", parameter(size, OUT), "io", "o");
        product(sequence, "ti", parameter(OUT, TIME), "oj", "to");
        product(graph.permute(sequence, List.of(1, 0)), "it", parameter(TIME, OUT), "to", "io");
        overBatch(x, "i", hidden, "o", "io");
        overBatch(x, "i", hidden, "o", "oi");
        overBatch(sequence, "ti", input(TIME, OUT), "to", "io");
        overBatch(sequence, "ti", input(TIME, OUT), "to", "tio");
        overBatch(input(size, TIME), "ai", input(size, OUT), "aj", "aij");
        overBatch(input(2, size), "ai", input(2, OUT), "aj", "jai");
        overBatch(x, "i", x, "i", "");
        overBatch(x, "i", parameter(OUT, size), "oi", "o");
        return this;
    }

    /** Rows of tables that all samples share or each has its own, tables that products read too, and single elements. */
    public static SmallNetwork lookups(int size) {
        return new OperationNetworks(size).lookups().network();
    }

    private OperationNetworks lookups() {
        Node words = leaf(Leaf.Kind.INPUT, "i", Shape.batched(TIME), DType.INTEGER);
        Node word = graph.reshape(graph.slice(words, 0, 1, 2), List.of());
        Node table = parameter(size, OUT);
        output(graph.gather(table, words));
        output(graph.tanh(graph.gather(graph.multiply(table, table), word)));
        output(graph.gather(parameter(4, size), words));
        output(graph.gather(parameter(OUT, 2, size), graph.reshape(words, List.of(TIME, 1))));
        output(graph.gather(parameter(size), word));
        output(graph.gather(input(size, 2), words));
        Node tied = parameter(size, OUT);
        output(graph.contract(graph.gather(tied, words), "ti", tied, "oi", "to", false));
        output(graph.divide(graph.scatterAdd(graph.exp(input(TIME, size)), words, OUT, true), graph.batchSize()));
        output(graph.scatterAdd(input(TIME, size), words, 2, false));
        Node hot = graph.equal(graph.alongAxis(graph.position(size), 0, Shape.batched(size)), graph.reshape(word, List.of(1)));
        output(graph.sum(graph.select(hot, graph.tanh(input(size)), graph.constant(0)), List.of(0)));
        return this;
    }

    /** A state that follows the mean of an input, and is read before. */
    public static SmallNetwork updates(int size) {
        return new OperationNetworks(size).updates();
    }

    private SmallNetwork updates() {
        Node x = input(size);
        Node state = leaf(Leaf.Kind.STATE, "s", Shape.single(size));
        Node mean = graph.meanOverBatch(x);
        Node next = graph.add(graph.multiply(graph.constant(0.75), state), graph.multiply(graph.constant(0.25), mean));
        output(graph.multiply(x, state));
        output(graph.tanh(graph.subtract(x, mean)));
        return network().withUpdate(state, next);
    }

    private Node product(Node a, String left, Node b, String right, String out) {
        Node product = graph.contract(a, left, b, right, out, false);
        output(product);
        return product;
    }

    private void overBatch(Node a, String left, Node b, String right, String out) {
        output(graph.divide(graph.contract(a, left, b, right, out, true), graph.batchSize()));
    }
}
