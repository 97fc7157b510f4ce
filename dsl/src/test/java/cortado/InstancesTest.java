package cortado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of expressions exist while compiling only. */
class InstancesTest {
    @ParameterizedTest
    @ValueSource(classes = {Tensor.class, Tokens.class, Mask.class, CrossEntropy.class})
    void nobodyCanExtendOrInstantiateATypeOfExpressions(Class<?> type) {
        assertTrue(Modifier.isAbstract(type.getModifiers()));
        assertTrue(Stream.of(type.getDeclaredConstructors()).allMatch(made -> Modifier.isPrivate(made.getModifiers())));
    }

    @Test
    void anExecutedDeclarationSaysThatItIsOnlyRead() {
        var thrown = assertThrows(UnsupportedOperationException.class, () -> Tensor.zeros(3));
        assertEquals("Tensor.zeros was executed, but declarations are only read by the compiler:"
                + " use it inside a @Network or @Block and call the generated model", thrown.getMessage());
    }
}
