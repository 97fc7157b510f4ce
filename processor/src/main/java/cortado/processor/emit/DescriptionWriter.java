package cortado.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import cortado.processor.graph.DType;
import cortado.processor.graph.Network;
import cortado.processor.graph.Node;
import cortado.processor.graph.Unit;
import cortado.processor.graph.Variable;
import cortado.processor.kernel.Buffer;
import cortado.processor.op.Window;
import cortado.processor.pass.Compiled;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.ReceptiveField;
import cortado.processor.schedule.Panels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The class that holds all that is known of a network without running it. */
final class DescriptionWriter {
    /** Entries in a method, far below the 8,000 bytecodes that HotSpot compiles at most. */
    private static final int ENTRIES = 40;

    private final Unit unit;
    private final Compiled prediction;
    private final Compiled training;
    private final Variables variables;
    private final ClassName type;
    private final List<MethodSpec> methods = new ArrayList<>();

    DescriptionWriter(Unit unit, Compiled prediction, Compiled training, Variables variables, ClassName type) {
        this.unit = unit;
        this.prediction = prediction;
        this.training = training;
        this.variables = variables;
        this.type = type;
    }

    JavaFile file() {
        ClassName description = Types.runtime("Description");
        CodeBlock value = CodeBlock.builder()
                .add("new $T(\n$>$>$S,\n$S,\n", description, unit.name(), unit.source())
                .add("$L,\n$L,\n$L,\n", ports("inputs", training.network().inputs()),
                        ports("targets", training.network().targets()), ports("outputs", training.network().outputs()))
                .add("$L,\n$L,\n$L,\n", variables("parameters", variables.parameters(), Buffer.Space.PARAMETER),
                        variables("states", variables.states(), Buffer.Space.STATE), settings())
                .add("$T.$L,\n", Types.runtime("Task"), task())
                .add("$LL,\n$LL,\n", flops(prediction.forward().subList(prediction.kept(), prediction.forward().size())),
                        flops(training.forward()) + flops(training.backward()))
                .add("$LL,\n$LL,\n", prediction.memory().perSample(), ProgramWriter.fixed(prediction))
                .add("$LL,\n$LL,\n", training.memory().perSample(), ProgramWriter.fixed(training))
                .add("$L)$<$<", layers())
                .build();
        TypeSpec spec = TypeSpec.classBuilder(type)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("What is known of {@code $L} without running it.\n", unit.name())
                .addField(FieldSpec.builder(description, "DESCRIPTION", Modifier.STATIC, Modifier.FINAL).initializer(value).build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethods(methods)
                .build();
        return JavaFile.builder(type.packageName(), spec).skipJavaLangImports(true).indent("    ").build();
    }

    private static long flops(List<Phase> phases) {
        return phases.stream().flatMap(phase -> phase.kernels().stream()).mapToLong(Work::flops).sum();
    }

    private String task() {
        return switch (unit.loss()) {
            case "SOFTMAX_CROSS_ENTROPY", "SOFT_TARGET_CROSS_ENTROPY", "MULTI_MARGIN" -> "CLASSIFICATION";
            case "NEGATIVE_LOG_LIKELIHOOD" -> "CLASSIFICATION_LOG_PROBABILITIES";
            case "BINARY_CROSS_ENTROPY_WITH_LOGITS", "MULTI_LABEL_SOFT_MARGIN" -> "BINARY_LOGITS";
            case "BINARY_CROSS_ENTROPY" -> "BINARY_PROBABILITIES";
            case "MEAN_SQUARED_ERROR", "MEAN_ABSOLUTE_ERROR", "HUBER", "SMOOTH_L1", "LOG_COSH" -> "REGRESSION";
            default -> "OTHER";
        };
    }

    private CodeBlock ports(String name, List<Network.Port> ports) {
        return list(name, Types.runtime("Port"), ports.stream().map(port -> CodeBlock.of("new $T($S, $L, $T.$L, $L)",
                Types.runtime("Port"), port.name(), sizes(port.node().shape().sizes()),
                Types.runtime("Port").nestedClass("Kind"), kind(port.node().type()), port.classes())).toList());
    }

    private static String kind(DType type) {
        return type == DType.INTEGER ? "TOKENS" : type.name();
    }

    private static CodeBlock sizes(List<Integer> sizes) {
        return CodeBlock.of("$T.of($L)", List.class, sizes.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private CodeBlock variables(String name, List<Variable> entries, Buffer.Space space) {
        return list(name, Types.runtime("Variable"), entries.stream().map(variable -> {
            Buffer buffer = Variables.buffer(variable, space);
            return CodeBlock.of("new $T($S, $L, $L, $L, $L, $L, $L)",
                    Types.runtime("Variable"), variable.key(), sizes(buffer.sizes()), variables.offset(space, variable.key()),
                    storage(buffer, variables.layout().of(buffer)), initializer(variable.initial()),
                    variable.fanIn(), variable.fanOut());
        }).toList());
    }

    private static CodeBlock initializer(Variable.Initial initial) {
        String arguments = initial.arguments().stream().map(String::valueOf).collect(Collectors.joining(", "));
        CodeBlock made = CodeBlock.of("$T.$L($L)", Types.runtime("init", "Initializer"), initial.factory(), arguments);
        return initial.zeroRow().map(row -> CodeBlock.of("$L.withZeroRow($L)", made, row)).orElse(made);
    }

    private static CodeBlock storage(Buffer buffer, Optional<Panels> panels) {
        ClassName storage = Types.runtime("Storage");
        if (panels.isEmpty()) {
            return CodeBlock.of("new $T()", storage.nestedClass("RowMajor"));
        }
        Panels order = panels.get();
        int depth = order.depth(buffer).size();
        int lanes = order.laneCount(buffer);
        return order.isTaps()
                ? CodeBlock.of("new $T($L, $L, $L)", storage.nestedClass("Filters"), lanes, buffer.sizes().get(1), depth / buffer.sizes().get(1))
                : CodeBlock.of("new $T($L, $L, $L)", storage.nestedClass("Panels"), lanes, depth,
                        !order.depth().isEmpty() && order.lanes().getFirst() > order.depth().getFirst());
    }

    private CodeBlock settings() {
        return list("settings", Types.runtime("Setting"), variables.settings().stream().map(setting -> CodeBlock.of(
                "new $T($S, $L, $S)", Types.runtime("Setting"), setting.key(), Precision.DOUBLE.literal(setting.initial()),
                setting.comment())).toList());
    }

    /** One row for every layer, in the order of the calls, with the shape of its last node. */
    private CodeBlock layers() {
        Map<String, Node> last = new LinkedHashMap<>();
        for (Node node : unit.prediction().graph().nodes()) {
            if (!node.origin().layer().isEmpty() && !node.inputs().isEmpty()) {
                last.put(node.origin().path(), node);
            }
        }
        var rows = new ArrayList<CodeBlock>();
        last.forEach((path, node) -> rows.add(CodeBlock.of("new $T($S, $S, $S, $S, $LL, $S)",
                Types.runtime("LayerSummary"), path, node.origin().layer(), node.shape().toString(), field(node),
                elements(path), node.origin().source())));
        return list("layers", Types.runtime("LayerSummary"), rows);
    }

    /** {@code 5x5}: the receptive field in the first image; empty where no windows slide over one. */
    private String field(Node node) {
        return images().map(image -> ReceptiveField.of(node, image))
                .filter(sizes -> !sizes.isEmpty()).findFirst()
                .map(sizes -> sizes.stream().map(String::valueOf).collect(Collectors.joining("x"))).orElse("");
    }

    private Stream<Node> images() {
        Network network = unit.prediction();
        boolean slides = network.graph().nodes().stream().anyMatch(node -> node.op() instanceof Window);
        return network.inputs().stream().map(Network.Port::node)
                .filter(input -> slides && input.shape().rank() > 1 && input.type() == DType.REAL);
    }

    private long elements(String path) {
        return variables.parameters().stream()
                .filter(v -> v.key().equals(path) || v.key().startsWith(path + ".") && v.key().indexOf('.', path.length() + 1) < 0)
                .mapToLong(v -> v.node().shape().elements())
                .sum();
    }

    /** {@code List.of(...)} for short lists; methods that add a few entries each for long ones. */
    private CodeBlock list(String name, ClassName element, List<CodeBlock> entries) {
        if (entries.size() <= 4) {
            return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(entries, ", "));
        }
        var listType = ParameterizedTypeName.get(ClassName.get(List.class), element);
        CodeBlock.Builder all = CodeBlock.builder().addStatement("$T $L = new $T<>()", listType, name, ArrayList.class);
        for (int part = 0; part * ENTRIES < entries.size(); part++) {
            String method = name + (part + 1);
            all.addStatement("$L($L)", method, name);
            CodeBlock.Builder adds = CodeBlock.builder();
            entries.subList(part * ENTRIES, Math.min(entries.size(), (part + 1) * ENTRIES))
                    .forEach(entry -> adds.addStatement("$L.add($L)", name, entry));
            methods.add(MethodSpec.methodBuilder(method).addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(listType, name).addCode(adds.build()).build());
        }
        methods.add(MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(listType)
                .addCode(all.addStatement("return $L", name).build()).build());
        return CodeBlock.of("$L()", name);
    }
}
