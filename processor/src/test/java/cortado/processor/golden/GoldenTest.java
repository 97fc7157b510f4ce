package cortado.processor.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Networks in the language, compiled by the processor, against PyTorch's numbers. */
class GoldenTest {
    private static final Scoreboard SCORES = new Scoreboard();

    private static List<GoldenCategory> categories() throws IOException {
        return GoldenCase.categories().stream().map(GoldenCategory::read).toList();
    }

    @TestFactory
    Stream<DynamicNode> agreesWithPyTorch() throws IOException {
        try (ExecutorService compilers = Executors.newFixedThreadPool(2)) {
            var compiled = new ArrayList<CompletableFuture<DynamicNode>>();
            for (GoldenCategory category : categories().stream().filter(c -> !c.declared().isEmpty()).toList()) {
                compiled.add(CompletableFuture.supplyAsync(() -> tests(category), compilers));
            }
            return compiled.stream().map(CompletableFuture::join).toList().stream();
        }
    }

    private static DynamicNode tests(GoldenCategory category) {
        CompiledCategory compiled = category.compile();
        var tests = new ArrayList<DynamicNode>();
        tests.add(DynamicTest.dynamicTest("methods are small enough to be compiled",
                () -> assertEquals(List.of(), compiled.tooLarge())));
        category.networks().forEach((golden, declaration) -> {
            if (golden.kind().equals("initializer")) {
                tests.add(DynamicTest.dynamicTest(golden.name(),
                        () -> InitializerRun.check(golden, compiled.trainer(declaration))));
                return;
            }
            for (Precision precision : Precision.values()) {
                tests.add(DynamicTest.dynamicTest(golden + " in " + precision.key(),
                        () -> check(category.name(), golden, declaration, compiled, precision)));
            }
        });
        return DynamicContainer.dynamicContainer(category.name(), tests);
    }

    private static void check(String category, GoldenCase golden, Declaration declaration, CompiledCategory compiled,
            Precision precision) throws ReflectiveOperationException {
        var trainer = compiled.trainer(declaration);
        Map<String, double[]> results = golden.kind().equals("training")
                ? TrainingRun.results(golden, declaration, trainer, precision)
                : GradientRun.results(golden, declaration, trainer, precision);
        Deviation worst = Deviation.worst(golden, precision, results);
        SCORES.add(category, golden, precision, worst);
        assertTrue(worst.error() <= golden.tolerance(precision.key()) || golden.advisory(),
                () -> worst + "\n" + declaration.source());
    }

    @AfterAll
    static void printScores() {
        System.out.println(SCORES);
    }

    /** A case that is left out is listed with what it waits for, so that nothing is skipped unseen. */
    @Test
    void leavesOutWhatIsListed() throws IOException {
        assertEquals(Files.readString(Path.of("src/test/resources/golden/coverage.txt")), coverage());
    }

    static String coverage() throws IOException {
        var text = new StringBuilder();
        var reasons = new TreeMap<String, List<String>>();
        int run = 0;
        int all = 0;
        for (GoldenCategory category : categories()) {
            int cases = category.declared().size() + category.leftOut().size();
            text.append("%s: %d of %d\n".formatted(category.name(), category.declared().size(), cases));
            category.leftOut().forEach((name, reason) ->
                    reasons.computeIfAbsent(reason, r -> new ArrayList<>()).add(name));
            run += category.declared().size();
            all += cases;
        }
        text.append("all: %d of %d\n".formatted(run, all));
        reasons.forEach((reason, names) ->
                text.append("\n%s: %d\n    %s\n".formatted(reason, names.size(), String.join("\n    ", names))));
        return text.toString();
    }
}
