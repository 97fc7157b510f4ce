package cortado.processor.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.graph.Evaluator;
import cortado.processor.graph.Node;
import cortado.processor.pass.Differentiate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The unfused graphs of layers and losses against PyTorch's numbers: in double, and with every result rounded to float. */
class GoldenGraphTest {
    private static final List<String> CATEGORIES =
            List.of("activation", "conv1d", "conv2d", "conv_transpose", "dense", "dropout", "embedding", "extreme", "loss",
                    "mlp", "norm", "pool", "regression", "resample");

    private static List<GoldenCase> known() throws IOException {
        var cases = new ArrayList<GoldenCase>();
        for (String category : CATEGORIES) {
            GoldenCase.ofCategory(category).stream().filter(GoldenGraph::knows).forEach(cases::add);
        }
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() throws IOException {
        return known().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    /** So that a case whose layers exist is not left out unseen. */
    @Test
    void allCasesOfTheseLayersAreRun() throws IOException {
        assertEquals(245, known().size());
    }

    private static void check(GoldenCase golden) {
        var network = new GoldenGraph(golden);
        Map<String, Node> results = new LinkedHashMap<>(network.results());
        List<String> wanted = golden.tensors("expect.f64.grad.");
        List<Node> leaves = wanted.stream().map(network.leaves()::get).toList();
        List<Node> gradients = Differentiate.gradients(network.loss(), leaves, network.graph().builder());
        for (int i = 0; i < wanted.size(); i++) {
            results.put("grad." + wanted.get(i), gradients.get(i));
        }
        Evaluator inDouble = network.graph().inDouble();
        Evaluator inFloat = network.graph().inFloat();
        for (String name : golden.tensors("expect.f64.")) {
            compare(golden, Precision.DOUBLE, name, inDouble.value(results.get(name)));
            compare(golden, Precision.FLOAT, name, inFloat.value(results.get(name)));
        }
    }

    private static void compare(GoldenCase golden, Precision precision, String name, double[] found) {
        if (golden.name().equals("extreme_bce_saturated_probability__a") && name.startsWith("grad")) {
            // A choice: PyTorch bounds the derivative of a saturated probability by 1e12, ours is that of the formula.
            assertTrue(Arrays.stream(found).allMatch(Double::isFinite));
            return;
        }
        Deviation worst = Deviation.of(golden, precision, name, found);
        assertTrue(worst.error() <= golden.tolerance(precision.key()), () -> golden + " in " + precision.key() + ": " + worst);
    }
}
