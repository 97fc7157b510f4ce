package cortado.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import cortado.processor.graph.Network;
import cortado.processor.graph.Unit;
import cortado.processor.kernel.Identifiers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** The class with which users predict: parameters, {@code predict}, {@code save} and {@code load}. */
final class ModelWriter {
    private static final Set<String> WITH_CLASSES =
            Set.of("SOFTMAX_CROSS_ENTROPY", "SOFT_TARGET_CROSS_ENTROPY", "MULTI_MARGIN", "NEGATIVE_LOG_LIKELIHOOD",
                    "BINARY_CROSS_ENTROPY", "BINARY_CROSS_ENTROPY_WITH_LOGITS", "MULTI_LABEL_SOFT_MARGIN");

    private final Unit unit;
    private final Network network;
    private final Classes classes;
    private final List<String> inputs;

    ModelWriter(Unit unit, Classes classes) {
        this.unit = unit;
        this.network = unit.prediction();
        this.classes = classes;
        inputs = identifiers(network.inputs());
    }

    private static List<String> identifiers(List<Network.Port> ports) {
        var names = new Names(new HashSet<>());
        return ports.stream().map(port -> names.unique(Identifiers.camel(port.name()))).toList();
    }

    JavaFile file() {
        TypeSpec.Builder spec = TypeSpec.classBuilder(classes.model())
                .addModifiers(visibility(unit))
                .addModifiers(Modifier.FINAL)
                .superclass(Types.runtime("Model"))
                .addJavadoc("A {@code $L}: predicts, is saved and loaded. Threads may share it.\n", unit.name())
                .addMethod(constructor())
                .addMethod(load())
                .addMethod(program());
        if (network.outputs().size() == 1) {
            spec.addMethod(predict(TypeName.get(float[].class), CodeBlock.of("return outputs($L)[0]", arguments())));
            if (WITH_CLASSES.contains(unit.loss())) {
                spec.addMethod(predictProbabilities()).addMethod(predictClass());
            }
        } else {
            addOutputs(spec);
        }
        return JavaFile.builder(unit.packageName(), spec.build()).skipJavaLangImports(true).indent("    ").build();
    }

    /** Public like the declaration; the array of a package-private one is empty. */
    static Modifier[] visibility(Unit unit) {
        return unit.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }

    private static MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addParameter(Types.runtime("Variables"), "variables")
                .addStatement("super(variables)")
                .build();
    }

    private MethodSpec load() {
        return MethodSpec.methodBuilder("load")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(classes.model())
                .addJavadoc("Returns the model that {@code save} wrote; throws an exception that lists every key and shape "
                        + "that does not fit.\n")
                .addParameter(Path.class, "file")
                .addStatement("return new $T(load(file, $T.DESCRIPTION))", classes.model(), classes.description())
                .build();
    }

    private MethodSpec program() {
        return ProgramWriter.override("program", void.class, Modifier.PROTECTED)
                .returns(Types.runtime("Program"))
                .addParameter(int.class, "capacity")
                .addStatement("return new $T(variables, capacity, $T.of(1))", classes.forward(), Types.runtime("parallel", "Workers"))
                .build();
    }

    private String arguments() {
        return String.join(", ", inputs);
    }

    private MethodSpec.Builder method(String name, TypeName result, String javadoc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(result).addJavadoc("$L\n", javadoc);
        inputs.forEach(input -> method.addParameter(float[].class, input));
        return method;
    }

    private MethodSpec predict(TypeName result, CodeBlock statement) {
        String shapes = network.inputs().stream().map(port -> port.name() + " " + port.node().shape()).collect(Collectors.joining(", "));
        String outputs = network.outputs().stream().map(port -> port.name() + " " + port.node().shape()).collect(Collectors.joining(", "));
        return method("predict", result, "Returns " + outputs + " of " + shapes + ", for one sample or several, one after the other.")
                .addStatement(statement).build();
    }

    private MethodSpec predictProbabilities() {
        return method("predictProbabilities", TypeName.get(float[].class), "Returns the probabilities of one sample or several.")
                .addStatement("return probabilities(outputs($L)[0])", arguments()).build();
    }

    private MethodSpec predictClass() {
        return method("predictClass", TypeName.INT, "Returns the most probable class of one sample.")
                .addStatement("return classOf(outputs($L)[0])", arguments()).build();
    }

    /** Several outputs come as a record with one array each. */
    private void addOutputs(TypeSpec.Builder spec) {
        ClassName outputs = classes.model().nestedClass("Outputs");
        List<String> names = identifiers(network.outputs());
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        names.forEach(name -> components.addParameter(float[].class, name));
        spec.addType(TypeSpec.recordBuilder("Outputs")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The outputs of one sample or several.\n")
                .recordConstructor(components.build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(float[][].class, "all")
                        .addStatement("this($L)", elements("all", names.size()))
                        .build())
                .build());
        spec.addMethod(predict(outputs, CodeBlock.of("return new $T(outputs($L))", outputs, arguments())));
    }

    private static String elements(String array, int length) {
        return IntStream.range(0, length).mapToObj(i -> array + "[" + i + "]").collect(Collectors.joining(", "));
    }
}
