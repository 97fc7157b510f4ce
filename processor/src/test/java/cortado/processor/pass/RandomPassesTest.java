package cortado.processor.pass;

import cortado.processor.graph.ImageNetworks;
import cortado.processor.graph.OperationNetworks;
import cortado.processor.graph.RandomNetwork;
import cortado.processor.graph.SmallNetwork;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every pass leaves what its specification says, and no float of the arena is used for two things at once. */
class RandomPassesTest {
    @TestFactory
    Stream<DynamicTest> randomNetworks() {
        return LongStream.range(0, 60)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> check(RandomNetwork.of(seed))));
    }

    @TestFactory
    Stream<DynamicTest> everyOperation() {
        return IntStream.of(1, 5, 16).boxed().flatMap(size -> Stream.of(
                DynamicTest.dynamicTest("functions of " + size, () -> check(OperationNetworks.functions(size))),
                DynamicTest.dynamicTest("reductions of " + size, () -> check(OperationNetworks.reductions(size))),
                DynamicTest.dynamicTest("views of " + size, () -> check(OperationNetworks.views(size))),
                DynamicTest.dynamicTest("products of " + size, () -> check(OperationNetworks.products(size))),
                DynamicTest.dynamicTest("convolutions of " + size, () -> check(ImageNetworks.convolutions(size))),
                DynamicTest.dynamicTest("normalizations of " + size, () -> check(ImageNetworks.normalizations(size))),
                DynamicTest.dynamicTest("lookups of " + size, () -> check(OperationNetworks.lookups(size))),
                DynamicTest.dynamicTest("pools of " + size, () -> check(ImageNetworks.pools(size)))));
    }

    private static void check(SmallNetwork network) {
        MemoryTrace.follow(Verifier.training(network.ofManySamples()), 3, 4, 2, false);
        Compiled training = Verifier.training(network);
        MemoryTrace.follow(training, 3, 4, 2, false);
        MemoryTrace.follow(training, 2, 2, 3, true);
        MemoryTrace.follow(Verifier.prediction(network, training), 3, 4, 2, true);
    }
}
