package cortado.processor.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.Mask;
import cortado.Tensor;
import cortado.Tokens;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What users may call is what can be traced. */
class MethodTablesTest {
    @Test
    void everyMethodOfTensorCanBeTraced() {
        assertEquals(methods(Tensor.class, false), new TreeSet<>(TensorMethods.TABLE.names()));
    }

    @Test
    void everyStaticMethodOfTensorCanBeTraced() {
        assertEquals(methods(Tensor.class, true), new TreeSet<>(StaticMethods.TABLES.get("cortado.Tensor").names()));
    }

    @Test
    void everyMethodOfTokensCanBeTraced() {
        assertEquals(methods(Tokens.class, false), new TreeSet<>(TokensMethods.TABLE.names()));
    }

    @Test
    void everyMethodOfMaskCanBeTraced() {
        assertEquals(methods(Mask.class, false), new TreeSet<>(MaskMethods.TABLE.names()));
    }

    private static Set<String> methods(Class<?> type, boolean isStatic) {
        Predicate<Method> wanted = m -> Modifier.isStatic(m.getModifiers()) == isStatic;
        return Arrays.stream(type.getMethods())
                .filter(m -> m.getDeclaringClass() != Object.class)
                .filter(wanted)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
