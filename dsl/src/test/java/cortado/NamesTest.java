package cortado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names of enum constants and of {@link Tensor}'s methods agree: {@code LEAKY_RELU} is {@code leakyRelu}. */
class NamesTest {
    /** Methods of {@link Activations} that are layers of their own rather than constants. */
    private static final Set<String> GROUPING = Set.of("maxout");

    @Test
    void everyActivationIsAMethodAndTheOtherWayRound() {
        Set<String> methods = methodsOf(Activations.class);
        methods.removeAll(GROUPING);
        assertEquals(namesOf(Activation.values()), methods);
    }

    @Test
    void everyActivationButPreluHasAMethodWithoutSettings() {
        Set<String> plain = Stream.of(Activations.class.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = namesOf(Activation.values());
        expected.remove("prelu");
        assertEquals(expected, plain);
    }

    @Test
    void everyLossIsAMethodAndTheOtherWayRound() {
        Set<String> expected = namesOf(Loss.values());
        expected.removeAll(Set.of("none", "softmaxCrossEntropy", "softTargetCrossEntropy"));
        expected.add("crossEntropy");
        assertEquals(expected, methodsOf(Losses.class));
    }

    @Test
    void everyReductionHasAFormThatKeepsItsAxes() {
        Set<String> reductions = Stream.of(Reductions.class.getMethods())
                .filter(method -> method.isVarArgs() && !method.getName().endsWith("KeepDims"))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(reductions.isEmpty());
        reductions.forEach(name -> assertTrue(methodsOf(Reductions.class).contains(name + "KeepDims"), name));
    }

    private static Set<String> namesOf(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).map(NamesTest::camelCase)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> methodsOf(Class<?> type) {
        return Stream.of(type.getMethods()).map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String camelCase(String constant) {
        String[] words = constant.toLowerCase(Locale.ROOT).split("_");
        return words[0] + Stream.of(words).skip(1)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
