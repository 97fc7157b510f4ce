package cortado.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * A method that does or returns one of many things, by the number of a kernel: in parts where they are many, so that
 * none gets near the 8,000 bytecodes above which HotSpot never compiles.
 *
 * @param others names of the parameters after the number
 */
record Choice(String name, Class<?> type, List<String> others) {
    /** Most cases of a method. */
    private static final int MOST = 40;

    /** The method and its parts; every case ends with a semicolon and a new line. */
    List<MethodSpec> methods(String comment, List<CodeBlock> cases) {
        int parts = Math.ceilDiv(cases.size(), MOST);
        if (parts <= 1) {
            return List.of(method(name, 0, cases).toBuilder().addJavadoc("$L", comment).build());
        }
        int size = Math.ceilDiv(cases.size(), parts);
        var methods = new ArrayList<MethodSpec>();
        methods.add(start(name).addJavadoc("$L", comment).addCode(choose("kernel / " + size, 0, IntStream.range(0, parts)
                .mapToObj(i -> CodeBlock.of("$L$L($L);\n", name, i, arguments())).toList())).build());
        for (int i = 0; i < parts; i++) {
            methods.add(method(name + i, i * size, cases.subList(i * size, Math.min(cases.size(), (i + 1) * size))));
        }
        return methods;
    }

    private String arguments() {
        return Stream.concat(Stream.of("kernel"), others.stream()).collect(Collectors.joining(", "));
    }

    private MethodSpec.Builder start(String title) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(title).addModifiers(Modifier.PRIVATE).returns(type)
                .addParameter(int.class, "kernel");
        others.forEach(other -> method.addParameter(int.class, other));
        return method;
    }

    private MethodSpec method(String title, int first, List<CodeBlock> cases) {
        return start(title).addCode(choose("kernel", first, cases)).build();
    }

    private CodeBlock choose(String number, int first, List<CodeBlock> cases) {
        boolean returns = type != void.class;
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow(returns ? "return switch ($L)" : "switch ($L)", number);
        for (int i = 0; i < cases.size(); i++) {
            code.add("case $L -> $L", first + i, cases.get(i));
        }
        code.addStatement("default -> throw new $T(kernel)", IndexOutOfBoundsException.class);
        return (returns ? code.unindent().add("};\n") : code.endControlFlow()).build();
    }
}
