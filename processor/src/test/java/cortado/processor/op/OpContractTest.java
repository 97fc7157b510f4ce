package cortado.processor.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cortado.processor.graph.GradientCheck;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Reduction;
import cortado.processor.kernel.Scope;
import cortado.processor.pass.Differentiate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every primitive: its values against loops written here, its gradient against finite differences. */
class OpContractTest {
    private static final int BATCH = 2;
    private static final List<Integer> SIZES = List.of(1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33);
    /** A gradient rule builds other primitives, so that a few sizes show whether it is right. */
    private static final List<Integer> SIZES_OF_GRADIENTS = List.of(1, 3, 8);

    private static final Set<Function> OF_POSITIVE = Set.of(Function.LOG, Function.LOG1P, Function.SQRT, Function.DIVIDE);

    /** A primitive at one size: inputs, the node, and the value that element i must have. */
    private record Case(String name, TestGraph graph, Node node, IntToDoubleFunction expected) {
        void check() {
            double[] found = graph.value(node);
            int samples = node.shape().batched() ? BATCH : 1;
            assertEquals(samples * node.shape().elements(), found.length);
            assertArrayEquals(IntStream.range(0, found.length).mapToDouble(expected).toArray(), found, 1e-12, name);
        }
    }

    @TestFactory
    Stream<DynamicTest> values() {
        return cases(SIZES).map(each -> DynamicTest.dynamicTest(each.name(), each::check));
    }

    @TestFactory
    Stream<DynamicTest> gradients() {
        return cases(SIZES_OF_GRADIENTS)
                .filter(each -> !(each.node().op() instanceof Elementwise e && e.function().isMask()))
                .filter(each -> !(each.node().op() instanceof Reduce r && r.kind() == Reduction.ARGMAX))
                .map(each -> DynamicTest.dynamicTest(
                        each.name(), () -> GradientCheck.check(each.graph(), each.node())));
    }

    private static Stream<Case> cases(List<Integer> sizes) {
        List<BiFunction<TestGraph, Integer, Case>> makers = List.of(
                OpContractTest::broadcast, OpContractTest::concat, OpContractTest::slice, OpContractTest::pad,
                OpContractTest::permute, OpContractTest::reshape, OpContractTest::dense,
                OpContractTest::summedAlone, OpContractTest::overBatch,
                OpContractTest::sum, OpContractTest::sumOverBatch, OpContractTest::max, OpContractTest::min,
                OpContractTest::maxOfTwoAxes, OpContractTest::argmax, OpContractTest::reverse,
                OpContractTest::padLowest, OpContractTest::window, OpContractTest::windowOfTwoAxes,
                OpContractTest::overlapAdd, OpContractTest::gather, OpContractTest::gatherFromOwnTables,
                OpContractTest::scatterAdd);
        return sizes.stream().flatMap(size -> Stream.concat(
                makers.stream().map(maker -> maker.apply(new TestGraph(BATCH), size)),
                Arrays.stream(Function.values()).map(function -> elementwise(function, size))));
    }

    private static Case elementwise(Function function, int size) {
        var t = new TestGraph(BATCH);
        Shape shape = Shape.batched(size);
        double low = OF_POSITIVE.contains(function) ? 0.5 : -2;
        Node[] inputs = IntStream.range(0, function.arity())
                .mapToObj(i -> function.takesMask(i) ? mask(t, shape) : t.random(low, shape))
                .toArray(Node[]::new);
        double[][] values = Arrays.stream(inputs).map(t::value).toArray(double[][]::new);
        return new Case(function + " of " + size, t, t.builder().apply(function, inputs),
                i -> function.apply(Arrays.stream(values).mapToDouble(v -> v[i]).toArray()));
    }

    private static Node mask(TestGraph t, Shape shape) {
        return t.builder().less(t.random(shape), t.random(shape));
    }

    private static Case broadcast(TestGraph t, int n) {
        Node x = t.random(Shape.single(n, 1));
        double[] v = t.valuesOf(x);
        return new Case("broadcast " + n, t, t.builder().broadcast(x, Shape.batched(2, n, 3)), i -> v[i / 3 % n]);
    }

    private static Case concat(TestGraph t, int n) {
        Node a = t.random(Shape.batched(n, 2));
        Node b = t.random(Shape.batched(3, 2));
        double[] va = t.valuesOf(a);
        double[] vb = t.valuesOf(b);
        int rows = n + 3;
        return new Case("concat " + n, t, t.builder().concat(0, List.of(a, b)), i -> {
            int sample = i / 2 / rows;
            int row = i / 2 % rows;
            return row < n ? va[(sample * n + row) * 2 + i % 2] : vb[(sample * 3 + row - n) * 2 + i % 2];
        });
    }

    /** Rows of a table of n, and beyond it. */
    private static Case gather(TestGraph t, int n) {
        Node table = t.random(Shape.single(n, 2));
        double[] v = t.valuesOf(table);
        double[] rows = {n - 1, 0, n, 0, n / 2, -1};
        return new Case("gather " + n, t, t.builder().gather(table, t.indices(Shape.batched(3), rows)),
                i -> isRow(rows[i / 2], n) ? v[(int) rows[i / 2] * 2 + i % 2] : 0);
    }

    private static boolean isRow(double row, int n) {
        return row >= 0 && row < n;
    }

    private static Case gatherFromOwnTables(TestGraph t, int n) {
        Node table = t.random(Shape.batched(4, n));
        double[] v = t.valuesOf(table);
        return new Case("gather " + n + " from tables of samples", t,
                t.builder().gather(table, t.indices(new Shape(true, List.of()), 3, 1)),
                i -> v[(i / n * 4 + (i / n == 0 ? 3 : 1)) * n + i % n]);
    }

    private static Case scatterAdd(TestGraph t, int n) {
        Node values = t.random(Shape.batched(3, n));
        double[] v = t.valuesOf(values);
        double[] rows = {2, 0, 2, 4, 2, -1};
        return new Case("scatterAdd " + n, t,
                t.builder().scatterAdd(values, t.indices(Shape.batched(3), rows), 4, true),
                i -> IntStream.range(0, 6).filter(k -> rows[k] == i / n).mapToDouble(k -> v[k * n + i % n]).sum());
    }

    private static Case slice(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n + 3, 2));
        double[] v = t.valuesOf(x);
        return new Case("slice " + n, t, t.builder().slice(x, 0, 2, n + 2),
                i -> v[(i / 2 / n * (n + 3) + i / 2 % n + 2) * 2 + i % 2]);
    }

    private static Case pad(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n));
        double[] v = t.valuesOf(x);
        return new Case("pad " + n, t, t.builder().pad(x, -1, 2, 1), i -> {
            int at = i % (n + 3) - 2;
            return at >= 0 && at < n ? v[i / (n + 3) * n + at] : 0;
        });
    }

    private static Case padLowest(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n));
        double[] v = t.valuesOf(x);
        Node padded = t.builder().padLowest(x, 0, 1, 1);
        Node largest = t.builder().reduce(Reduction.MAX, t.builder().window(padded, 0, List.of(new Slide(3, 1, 1))), List.of(1), false);
        return new Case("max of padded " + n, t, largest, i -> IntStream.rangeClosed(i % n - 1, i % n + 1)
                .filter(k -> k >= 0 && k < n).mapToDouble(k -> v[i / n * n + k]).max().orElseThrow());
    }

    private static Case reverse(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n, 2));
        double[] v = t.valuesOf(x);
        return new Case("reverse " + n, t, t.builder().reverse(x, 0),
                i -> v[(i / 2 / n * n + n - 1 - i / 2 % n) * 2 + i % 2]);
    }

    private static Case window(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n + 4, 2));
        double[] v = t.valuesOf(x);
        int positions = (n + 4 - 5) / 2 + 1;
        return new Case("window " + n, t, t.builder().window(x, 0, List.of(new Slide(3, 2, 2))), i -> {
            int at = i / 6 % positions * 2 + i / 2 % 3 * 2;
            return v[(i / 6 / positions * (n + 4) + at) * 2 + i % 2];
        });
    }

    private static Case windowOfTwoAxes(TestGraph t, int n) {
        Node x = t.random(Shape.batched(3, n + 1));
        double[] v = t.valuesOf(x);
        return new Case("window of two axes " + n, t,
                t.builder().window(x, 0, List.of(new Slide(2, 1, 1), Slide.tiling(2))), i -> {
                    int columns = (n + 1) / 2;
                    int row = i / 4 / columns % 2 + i / 2 % 2;
                    int column = i / 4 % columns * 2 + i % 2;
                    return v[(i / 4 / columns / 2 * 3 + row) * (n + 1) + column];
                });
    }

    private static Case overlapAdd(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n, 3));
        double[] v = t.valuesOf(x);
        return new Case("overlap-add " + n, t, t.builder().node(new OverlapAdd(0, List.of(2)), x),
                i -> IntStream.range(0, 3)
                        .filter(k -> i % (n + 4) - 2 * k >= 0 && i % (n + 4) - 2 * k < n)
                        .mapToDouble(k -> v[(i / (n + 4) * n + i % (n + 4) - 2 * k) * 3 + k])
                        .sum());
    }

    private static Case permute(TestGraph t, int n) {
        Node x = t.random(Shape.batched(2, n, 3));
        double[] v = t.valuesOf(x);
        return new Case("permute " + n, t, t.builder().permute(x, List.of(1, 2, 0)), i -> {
            int a = i % 2;
            int c = i / 2 % 3;
            int b = i / 6 % n;
            int sample = i / 6 / n;
            return v[((sample * 2 + a) * n + b) * 3 + c];
        });
    }

    private static Case reshape(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n, 6));
        double[] v = t.valuesOf(x);
        return new Case("reshape " + n, t, t.builder().reshape(x, List.of(2, 3, n)), i -> v[i]);
    }

    private static Case dense(TestGraph t, int n) {
        Node x = t.random(Shape.batched(2, n));
        Node w = t.random(Shape.single(3, n));
        double[] vx = t.valuesOf(x);
        double[] vw = t.valuesOf(w);
        return new Case("contract " + n, t, t.builder().contract(x, "ti", w, "oi", "to", false),
                i -> IntStream.range(0, n).mapToDouble(k -> vx[i / 3 * n + k] * vw[i % 3 * n + k]).sum());
    }

    /** An axis that one operand has alone and the result lacks. */
    private static Case summedAlone(TestGraph t, int n) {
        Node x = t.random(Shape.batched(2, n));
        Node w = t.random(Shape.single(3, 2));
        double[] vx = t.valuesOf(x);
        double[] vw = t.valuesOf(w);
        return new Case("contract " + n + " alone", t, t.builder().contract(x, "ti", w, "oj", "ot", false),
                i -> IntStream.range(0, n).mapToDouble(k -> vx[i / 6 * 2 * n + i % 2 * n + k]).sum()
                        * (vw[i / 2 % 3 * 2] + vw[i / 2 % 3 * 2 + 1]));
    }

    private static Case overBatch(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n));
        Node dy = t.random(Shape.batched(2));
        double[] vx = t.valuesOf(x);
        double[] vd = t.valuesOf(dy);
        return new Case("contract over batch " + n, t, t.builder().contract(dy, "o", x, "i", "oi", true),
                i -> IntStream.range(0, BATCH).mapToDouble(b -> vd[b * 2 + i / n] * vx[b * n + i % n]).sum());
    }

    private static Case sum(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n, 2));
        double[] v = t.valuesOf(x);
        return new Case("sum " + n, t, t.builder().sum(x, List.of(0)),
                i -> IntStream.range(0, n).mapToDouble(k -> v[(i / 2 * n + k) * 2 + i % 2]).sum());
    }

    private static Case sumOverBatch(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n));
        double[] v = t.valuesOf(x);
        return new Case("sum over batch " + n, t, t.builder().sumOverBatch(x),
                i -> IntStream.range(0, BATCH).mapToDouble(b -> v[b * n + i]).sum());
    }

    private static Case max(TestGraph t, int n) {
        return extremum("max " + n, t, n, Reduction.MAX);
    }

    private static Case min(TestGraph t, int n) {
        return extremum("min " + n, t, n, Reduction.MIN);
    }

    private static Case extremum(String name, TestGraph t, int n, Reduction kind) {
        Node x = t.random(Shape.batched(2, n));
        double[] v = t.valuesOf(x);
        return new Case(name, t, t.builder().reduce(kind, x, List.of(1), false), i -> {
            double[] row = Arrays.stream(v, i * n, (i + 1) * n).sorted().toArray();
            return kind == Reduction.MAX ? row[n - 1] : row[0];
        });
    }

    private static Case maxOfTwoAxes(TestGraph t, int n) {
        Node x = t.random(Shape.batched(2, 3, n));
        double[] v = t.valuesOf(x);
        return new Case("max of two axes " + n, t, t.builder().reduce(Reduction.MAX, x, List.of(0, 2), false),
                i -> IntStream.range(0, 2 * n)
                        .mapToDouble(k -> v[((i / 3 * 2 + k / n) * 3 + i % 3) * n + k % n])
                        .max()
                        .orElseThrow());
    }

    private static Case argmax(TestGraph t, int n) {
        Node x = t.random(Shape.batched(n));
        double[] v = t.valuesOf(x);
        return new Case("argmax " + n, t, t.builder().reduce(Reduction.ARGMAX, x, List.of(0), false),
                i -> IntStream.range(0, n).boxed()
                        .max((a, b) -> Double.compare(v[i * n + a], v[i * n + b]))
                        .orElseThrow());
    }

    @Test
    void argmaxTakesTheFirstOfEqualAndTheFirstNaN() {
        var t = new TestGraph(1);
        Node ties = t.input(Shape.single(4), 1, 3, 3, 2);
        Node nans = t.input(Shape.single(4), 1, Double.NaN, 3, Double.NaN);
        Node lowest = t.input(Shape.single(2), Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
        for (var each : List.of(List.of(ties, 1.0), List.of(nans, 1.0), List.of(lowest, 0.0))) {
            Node best = t.builder().reduce(Reduction.ARGMAX, (Node) each.get(0), List.of(0), false);
            assertEquals(each.get(1), t.value(best)[0]);
        }
    }

    @Test
    void equalMaximaSendTheGradientToTheFirst() {
        var t = new TestGraph(1);
        Node x = t.input(Shape.single(3), 2, 5, 5);
        Node y = t.builder().reduce(Reduction.MAX, x, List.of(0), false);
        Node dx = Differentiate.gradients(y, List.of(x), t.builder()).get(0);
        assertArrayEquals(new double[] {0, 1, 0}, t.value(dx));
    }

    @Test
    void constantsPositionsBatchSizeAndStopGradient() {
        var t = new TestGraph(5);
        GraphBuilder g = t.builder();
        assertArrayEquals(new double[] {5}, t.value(g.batchSize()));
        assertArrayEquals(new double[] {0, 1, 2}, t.value(g.position(3)));
        assertArrayEquals(new double[] {1.5, -2}, t.value(g.vector(List.of(1.5, -2.0))));
        Node x = t.input(Shape.single(), 3);
        Node y = g.multiply(x, g.stopGradient(x));
        Node dx = Differentiate.gradients(y, List.of(x), g).get(0);
        assertArrayEquals(new double[] {3}, t.value(dx));
    }

    @Test
    void uniformNumbersAreAskedForBySampleAndElement() {
        var t = new TestGraph(2);
        t.drawFrom((call, sample, element) -> 100 * call + 10 * sample + element);
        t.builder().uniform(Shape.batched(1));
        Node second = t.builder().uniform(Shape.batched(2, 2));
        assertArrayEquals(new double[] {100, 101, 102, 103, 110, 111, 112, 113}, t.value(second));
    }

    /** {@code y = x^2} with a gradient that forgets the 2: the check has to see it. */
    private record WrongSquare() implements Op {
        @Override
        public String name() {
            return "wrong square";
        }

        @Override
        public Shape shape(List<Node> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
            Expr x = inputs.get(0).at(index);
            return Expr.apply(Function.MULTIPLY, x, x);
        }

        @Override
        public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
            return List.of(g.multiply(dy, node.input(0)));
        }
    }

    @Test
    void aWrongGradientIsSeen() {
        var t = new TestGraph(2);
        Node y = t.builder().node(new WrongSquare(), t.random(Shape.batched(3)));
        assertThrows(AssertionError.class, () -> GradientCheck.check(t, y));
    }

    @Test
    void gradientsOfGradientsAreRight() {
        var t = new TestGraph(2);
        GraphBuilder g = t.builder();
        Node x = t.random(Shape.batched(3));
        Node y = t.weightedSum(g.multiply(g.tanh(x), g.exp(x)));
        Node dx = Differentiate.gradients(y, List.of(x), g).get(0);
        GradientCheck.check(t, t.weightedSum(dx), List.of(x));
    }
}
