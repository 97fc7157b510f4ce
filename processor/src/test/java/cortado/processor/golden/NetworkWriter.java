package cortado.processor.golden;

import cortado.processor.golden.GoldenCase.Step;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a golden case with {@code forward} and {@code loss} in Java. */
final class NetworkWriter {
    private final GoldenCase golden;
    private final LayerMembers members;
    private final StringBuilder body = new StringBuilder();

    private NetworkWriter(GoldenCase golden) {
        this.golden = golden;
        this.members = new LayerMembers(golden);
    }

    /** Throws {@link Unsupported} where the language lacks what the case needs. */
    static Declaration write(GoldenCase golden) {
        return ChainWriter.write(golden).orElseGet(() -> writeInJava(golden));
    }

    /** The case with {@code forward}, and layers as expressions where they can be. */
    static Declaration writeInJava(GoldenCase golden) {
        return new NetworkWriter(golden).write();
    }

    /** The class of a case. */
    static String className(GoldenCase golden) {
        return Stream.of(golden.name().split("_+"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private Declaration write() {
        golden.steps().forEach(step -> body.append("        Tensor ").append(step.id()).append(" = ")
                .append(members.expression(step)).append(";\n"));
        List<String> outputs = outputs();
        var inputs = new InputWriter(golden);
        var loss = new LossMethod(golden, outputs);
        String source = """
                package %s;

                import cortado.*;

                @Network
                %spublic abstract class %s {
                %s%s
                    %s forward(%s) {
                %s        return %s;
                    }

                %s}
                """.formatted(Declaration.PACKAGE, untrained() ? "@SuppressWarnings(\"untrained\")\n" : "",
                className(golden), record(outputs), members.text(), outputType(outputs), inputs.parameters(),
                inputs.sums() + body, result(outputs), loss.text().indent(4));
        return new Declaration(
                className(golden), source, members.keys(), inputs.fields(), outputs, loss.targets());
    }

    /** What {@code forward} returns: the case's outputs and whatever else the losses look at. */
    private List<String> outputs() {
        Set<String> outputs = new LinkedHashSet<>(golden.outputs());
        golden.losses().forEach(loss -> outputs.addAll(GoldenCase.strings(loss.getAsJsonArray("on"))));
        return List.copyOf(outputs);
    }

    /** Whether parameters take no part in the loss, which is warned of. */
    private boolean untrained() {
        Set<String> used = new HashSet<>();
        golden.losses().forEach(loss -> used.addAll(GoldenCase.strings(loss.getAsJsonArray("on"))));
        for (Step step : golden.steps().reversed()) {
            if (used.contains(step.id())) {
                used.addAll(step.inputs());
            } else if (!step.parameters().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static String record(List<String> outputs) {
        return outputs.size() == 1
                ? ""
                : "    record Outputs(Tensor " + String.join(", Tensor ", outputs) + ") {}\n\n";
    }

    private static String outputType(List<String> outputs) {
        return outputs.size() == 1 ? "Tensor" : "Outputs";
    }

    private static String result(List<String> outputs) {
        return outputs.size() == 1 ? outputs.get(0) : "new Outputs(" + String.join(", ", outputs) + ")";
    }
}
