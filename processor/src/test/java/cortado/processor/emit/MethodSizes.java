package cortado.processor.emit;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Sizes of methods in class files: HotSpot never compiles one of more than 8,000 bytes of code. */
public final class MethodSizes {
    private static final int LARGEST = 8_000;

    private MethodSizes() {}

    /** The methods of a class that are too large, with their sizes. */
    public static List<String> tooLarge(byte[] classFile) {
        ClassModel type = ClassFile.of().parse(classFile);
        return type.methods().stream()
                .flatMap(method -> method.findAttribute(Attributes.code()).stream()
                        .filter(code -> code.codeLength() > LARGEST)
                        .map(code -> type.thisClass().asInternalName() + "." + method.methodName().stringValue()
                                + " has " + code.codeLength() + " bytes of code"))
                .toList();
    }

    /** Those of all classes in a folder. */
    static List<String> tooLarge(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
            var found = new java.util.ArrayList<String>();
            for (Path file : classes) {
                found.addAll(tooLarge(Files.readAllBytes(file)));
            }
            return found;
        }
    }
}
