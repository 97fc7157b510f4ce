package cortado.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.examples.mlp.DigitsTrainer;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** HotSpot never compiles a method of more than 8,000 bytes of code. */
class MethodSizesTest {
    @Test
    void generatedMethodsAreSmallEnoughToBeCompiled() throws IOException, URISyntaxException {
        Path classes = Path.of(DigitsTrainer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var sizes = new TreeMap<String, Integer>();
        try (Stream<Path> files = Files.walk(classes).filter(file -> file.toString().endsWith(".class"))) {
            for (Path file : files.toList()) {
                sizes.putAll(sizes(Files.readAllBytes(file)));
            }
        }
        assertTrue(sizes.keySet().stream().anyMatch(method -> method.contains("DigitsTrainingKernels.")));
        sizes.values().removeIf(size -> size <= 8_000);
        assertEquals(Map.of(), sizes);
    }

    private static Map<String, Integer> sizes(byte[] bytes) {
        var type = ClassFile.of().parse(bytes);
        var sizes = new TreeMap<String, Integer>();
        type.methods().forEach(method -> method.findAttribute(Attributes.code()).ifPresent(code -> sizes.put(
                type.thisClass().asInternalName() + "." + method.methodName() + method.methodType(), code.codeLength())));
        return sizes;
    }
}
