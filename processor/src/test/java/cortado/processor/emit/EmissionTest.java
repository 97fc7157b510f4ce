package cortado.processor.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.graph.ImageNetworks;
import cortado.processor.graph.OperationNetworks;
import cortado.processor.graph.RandomNetwork;
import cortado.processor.graph.SmallNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated programs, in processes whose vectors have 128, 256 and 512 bits, against the interpreter on the graph as it
 * was written: it knows no pass, no schedule and no emission.
 */
class EmissionTest {
    private static final List<Integer> BITS = List.of(128, 256, 512);
    private static final List<Integer> BATCHES = List.of(1, 3, StepRun.HINT, StepRun.CAPACITY);
    private static final int RANDOM_NETWORKS = 24;
    private static final double FLOAT = 1e-5;
    private static final double DOUBLE = 1e-12;

    @TempDir
    static Path folder;

    private static final Map<String, SmallNetwork> NETWORKS = new LinkedHashMap<>();

    /** By name, for every batch and every width. */
    private static final Map<String, List<StepValues>> VALUES = new LinkedHashMap<>();

    @BeforeAll
    static void runAll() throws IOException {
        // Every kind of operation meets every remainder; the larger programs at some of the sizes.
        add("Functions", OperationNetworks::functions, 1, 3, 8, 15, 16, 17, 31, 33);
        add("Reductions", OperationNetworks::reductions, 1, 15, 33);
        add("Views", OperationNetworks::views, 3, 9, 32);
        add("Products", OperationNetworks::products, 1, 7, 16, 33);
        add("Convolutions", ImageNetworks::convolutions, 1, 8, 17);
        add("ConvolutionsOfChannels", channels -> ImageNetworks.convolutions(channels).ofChannels(), 1, 8, 16, 17);
        add("Normalizations", ImageNetworks::normalizations, 1, 9, 16);
        add("Overlaps", ImageNetworks::overlaps, 1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33);
        add("Taps", ImageNetworks::tapped, 1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33);
        add("Pools", ImageNetworks::pools, 9, 31);
        add("Lookups", OperationNetworks::lookups, 1, 8, 33);
        add("Updates", OperationNetworks::updates, 3, 17);
        NETWORKS.put("Names", names());
        NETWORKS.put("Again", again());
        add("AgainRandom", seed -> RandomNetwork.of(seed).ofManySamples(), 0, 1, 2, 3, 4, 5);
        for (int seed = 0; seed < RANDOM_NETWORKS; seed++) {
            NETWORKS.put("Random" + seed, RandomNetwork.of(seed));
        }
        GeneratedPrograms programs = GeneratedPrograms.of(NETWORKS, folder);
        List<CompletableFuture<List<StepValues>>> runs = BITS.stream()
                .map(bits -> CompletableFuture.supplyAsync(() -> programs.run(bits, BATCHES))).toList();
        runs.stream().flatMap(run -> run.join().stream())
                .forEach(values -> VALUES.computeIfAbsent(values.name(), name -> new ArrayList<>()).add(values));
    }

    private static void add(String name, IntFunction<SmallNetwork> network, int... sizes) {
        for (int size : sizes) {
            NETWORKS.put(name + size, network.apply(size));
        }
    }

    /** Tensors of 16 KB, taken in strips, with the names of what programs call their own. */
    private static SmallNetwork names() {
        return new SmallNetwork("""
                %0 = parameter(phase) : [64, 64]
                %1 = input(kernel) : [64, 64] batched
                %2 = input(start) : [64, 64] batched
                %3 = input(strip) : [64, 64] batched
                %4 = input(at) : [64, 64] batched
                %5 = contract(ij,jk->ik) %1 %0 : [64, 64] batched
                %6 = add %5 %2 : [64, 64] batched
                %7 = contract(ij,jk->ik) %6 %0 : [64, 64] batched
                %8 = multiply %7 %3 : [64, 64] batched
                %9 = contract(ij,jk->ik) %8 %0 : [64, 64] batched
                %10 = add %9 %4 : [64, 64] batched
                outputs %10
                """);
    }

    /** A cheap function between convolutions: gradients need what it was computed from, and compute it again. */
    private static SmallNetwork again() {
        return new SmallNetwork("""
                %0 = parameter(first) : [16, 5, 3, 3]
                %1 = parameter(second) : [32, 16, 3, 3]
                %2 = input(x) : [9, 8, 5] batched
                %3 = pad(1, 1, 1, 1, 0, 0) %2 : [11, 10, 5] batched
                %4 = window(0, 3, 1, 1, 3, 1, 1) %3 : [9, 8, 3, 3, 5] batched
                %5 = contract(pqrsc,ocrs->pqo) %4 %0 : [9, 8, 16] batched
                %6 = multiply %5 %5 : [9, 8, 16] batched
                %7 = negate %5 : [9, 8, 16] batched
                %8 = less_equal %5 %7 : [9, 8, 16] batched mask
                %9 = select %8 %5 %6 : [9, 8, 16] batched
                %10 = pad(1, 1, 1, 1, 0, 0) %9 : [11, 10, 16] batched
                %11 = window(0, 3, 1, 1, 3, 1, 1) %10 : [9, 8, 3, 3, 16] batched
                %12 = contract(pqrsc,ocrs->pqo) %11 %1 : [9, 8, 32] batched
                outputs %12
                """).ofManySamples();
    }

    @TestFactory
    Stream<DynamicTest> computesWhatTheInterpreterComputes() {
        return NETWORKS.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Expected expected = Expected.of(NETWORKS.get(name));
            for (int batch : BATCHES) {
                Map<String, double[]> values = expected.values(batch);
                List<StepValues> found = found(name, batch);
                assertEquals(BITS.size(), found.size());
                found.forEach(each -> compare(each, values));
            }
        }));
    }

    private static List<StepValues> found(String name, int batch) {
        return VALUES.get(name).stream().filter(values -> values.batch() == batch).toList();
    }

    private static void compare(StepValues found, Map<String, double[]> expected) {
        assertEquals(List.of(), found.complaints());
        assertEquals(expected.keySet(), found.training().keySet());
        expected.forEach((section, values) -> {
            double scale = scale(section, expected);
            assertNear(values, found.training().get(section), FLOAT * scale, found + " training " + section);
            assertNear(values, found.reference().get(section), DOUBLE * scale, found + " reference " + section);
        });
        found.prediction().forEach((section, values) ->
                assertNear(expected.get(section), values, FLOAT * scale(section, expected), found + " prediction " + section));
    }

    /** The largest value, or 1; for the loss, whose terms may cancel each other, the largest of the outputs that it sums. */
    private static double scale(String section, Map<String, double[]> expected) {
        return Math.max(1, expected.entrySet().stream()
                .filter(entry -> entry.getKey().equals(section) || section.equals("loss") && entry.getKey().startsWith("y"))
                .flatMapToDouble(entry -> DoubleStream.of(entry.getValue())).map(Math::abs).max().orElseThrow());
    }

    private static void assertNear(double[] expected, double[] found, double bound, String what) {
        assertEquals(expected.length, found.length, what);
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            double error = Math.abs(expected[i] - found[i]);
            assertTrue(error <= bound, () -> what + "[" + at + "] is " + found[at] + ", expected " + expected[at]);
        }
    }

    @TestFactory
    Stream<DynamicTest> leavesTheSameBitsAtEveryWidth() {
        return NETWORKS.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            for (int batch : BATCHES) {
                StepValues first = found(name, batch).getFirst();
                for (StepValues other : found(name, batch)) {
                    first.training().forEach((section, values) -> assertArrayEquals(
                            values, other.training().get(section), 0, other + " training " + section));
                    first.prediction().forEach((section, values) -> assertArrayEquals(
                            values, other.prediction().get(section), 0, other + " prediction " + section));
                }
            }
        }));
    }

    @Test
    void methodsAreSmallEnoughToBeCompiled() throws IOException {
        assertEquals(List.of(), MethodSizes.tooLarge(folder));
    }
}
