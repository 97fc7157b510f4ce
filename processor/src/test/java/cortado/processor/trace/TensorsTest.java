package cortado.processor.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.graph.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Methods of Tensor, Tokens and Mask yield tensors of the shapes that their documentation states. */
class TensorsTest {
    private static final String NETWORK = """
            @Network
            abstract class Net {
                record State(Tensor h, Tensor c) {}
                @Parameter(shape = 4) abstract Tensor gain();
                @Parameter abstract Tensor vector(int shape);
                Tensor twice(Tensor x) { return x.plus(x); }
                Tensor sum(Tensor... parts) { Tensor t = parts[0]; for (Tensor p : parts) t = t.plus(p); return t; }
                State step(State s) { return new State(s.c(), s.h()); }
                Tensor forward(@Input({3, 4}) Tensor x, @Input(5) Tokens t, @Input(4) Mask m) {
                    return %s;
                }
            }
            """;

    private static final List<Map.Entry<String, String>> EXPRESSIONS = List.of(
        Map.entry("x.plus(gain())", "[3, 4]"),
        Map.entry("x.times(vector(3).expandDims(-1))", "[3, 4]"),
        Map.entry("x.minus(1).times(2.5f).dividedBy(3).plus(1L)", "[3, 4]"),
        Map.entry("x.matmul(x.transpose())", "[3, 3]"),
        Map.entry("x.matmul(gain())", "[3]"),
        Map.entry("gain().matmul(x.transpose())", "[3]"),
        Map.entry("x.expandDims(0).matmul(Tensor.ones(5, 4, 2))", "[5, 3, 2]"),
        Map.entry("x.dot(gain())", "[3]"),
        Map.entry("x.sum()", "[]"),
        Map.entry("x.mean(0)", "[4]"),
        Map.entry("x.maxKeepDims(-1)", "[3, 1]"),
        Map.entry("x.varianceKeepDims(0, 1)", "[1, 1]"),
        Map.entry("x.logSumExp(-1)", "[3]"),
        Map.entry("x.norm()", "[]"),
        Map.entry("x.argMax(-1).toTensor()", "[3]"),
        Map.entry("x.argMax(-1).oneHot(4)", "[3, 4]"),
        Map.entry("x.meanOverBatch()", "[3, 4]"),
        Map.entry("x.reshape(2, -1)", "[2, 6]"),
        Map.entry("x.flatten()", "[12]"),
        Map.entry("x.permute(1, -2)", "[4, 3]"),
        Map.entry("x.slice(1, 1, -1)", "[3, 2]"),
        Map.entry("x.get(-1, -1)", "[3]"),
        Map.entry("x.split(1, 2).get(1)", "[3, 2]"),
        Map.entry("x.expandDims(1).squeeze(1)", "[3, 4]"),
        Map.entry("x.get(0, 0).broadcastTo(7, 4)", "[7, 4]"),
        Map.entry("x.pad(0, 1, 2)", "[6, 4]"),
        Map.entry("x.globalAveragePool().plus(x.globalMaxPool())", "[3]"),
        Map.entry("x.maxPool(2)", "[3, 2]"),
        Map.entry("x.expandDims(0).averagePool(2, 1)", "[1, 2, 3]"),
        Map.entry("x.expandDims(0).maxPool(3, 2, 1)", "[1, 2, 2]"),
        Map.entry("x.expandDims(0).adaptiveAveragePool(2, 3)", "[1, 2, 3]"),
        Map.entry("x.expandDims(0).adaptiveMaxPool(2)", "[1, 2, 2]"),
        Map.entry("x.expandDims(0).upsample(2)", "[1, 6, 8]"),
        Map.entry("x.upsample(3, Interpolation.BILINEAR)", "[3, 12]"),
        Map.entry("x.reshape(4, 3, 1).pixelShuffle(2)", "[1, 6, 2]"),
        Map.entry("x.where(x.greaterThan(0).and(m), 0)", "[3, 4]"),
        Map.entry("x.where(m.not().expandDims(0), x.negate())", "[3, 4]"),
        Map.entry("m.toTensor().plus(t.slice(0, 0, 4).toTensor())", "[4]"),
        Map.entry("t.oneHot(9)", "[5, 9]"),
        Map.entry("t.equalTo(t).or(t.equalTo(3)).toTensor()", "[5]"),
        Map.entry("t.get(0, 1).oneHot(3)", "[3]"),
        Map.entry("x.pow(3).plus(x.pow(-1)).plus(x.pow(0.3))", "[3, 4]"),
        Map.entry("x.clip(-1, 1).maximum(0).minimum(gain())", "[3, 4]"),
        Map.entry("x.softmax().plus(x.logSoftmax(0))", "[3, 4]"),
        Map.entry("x.leakyRelu(0.2).plus(x.elu(2)).plus(x.celu())", "[3, 4]"),
        Map.entry("x.prelu(gain()).geluTanh()", "[3, 4]"),
        Map.entry("x.maxout(2)", "[3, 2]"),
        Map.entry("x.dropout(0.5)", "[3, 4]"),
        Map.entry("Tensor.concat(-1, x, x.get(1, 0).expandDims(-1))", "[3, 5]"),
        Map.entry("Tensor.stack(0, gain(), gain())", "[2, 4]"),
        Map.entry("Tensor.concat(0, List.of(x, x))", "[6, 4]"),
        Map.entry("Tensor.constant(1, 2, 3, 4).plus(x)", "[3, 4]"),
        Map.entry("Tensor.zeros(2, 4).plus(x.get(0, 0))", "[2, 4]"),
        Map.entry("twice(twice(x))", "[3, 4]"),
        Map.entry("sum(x, x, gain())", "[3, 4]"),
        Map.entry("step(new State(x, gain())).h()", "[4]"));

    @Test
    void theyHaveTheShapes() {
        var source = new StringBuilder();
        Map<String, String> expected = new LinkedHashMap<>();
        for (var expression : EXPRESSIONS) {
            String name = "Net" + expected.size();
            source.append(NETWORK.formatted(expression.getKey()).replace("class Net", "class " + name));
            expected.put(name + ": " + expression.getKey(), expression.getValue());
        }
        Map<String, Network> networks = TracingProcessor.predictions(source.toString());
        Map<String, String> found = new LinkedHashMap<>();
        expected.keySet().forEach(label -> found.put(label, shape(networks.get(label.substring(0, label.indexOf(':'))))));
        assertEquals(expected, found);
    }

    private static String shape(Network network) {
        return network.outputs().get(0).node().shape().toString();
    }
}
