package cortado.processor.golden;

import cortado.processor.golden.GoldenCase.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a golden case without {@code forward}: a chain of layers with a loss by name. */
final class ChainWriter {
    private static final Set<String> WITH_ACTIVATION = Set.of("Dense", "BatchNorm", "LayerNorm");

    private final GoldenCase golden;
    private final LayerMembers members;

    private ChainWriter(GoldenCase golden) {
        this.golden = golden;
        this.members = new LayerMembers(golden);
    }

    /** Empty where the case is no chain, or its loss none by name. */
    static Optional<Declaration> write(GoldenCase golden) {
        return isChain(golden)
                ? NamedLoss.of(golden).map(loss -> new ChainWriter(golden).write(loss))
                : Optional.empty();
    }

    private static boolean isChain(GoldenCase golden) {
        Set<String> parameters = new HashSet<>();
        String last = golden.inputs().get(0);
        for (Step step : golden.steps()) {
            if (AnnotatedLayer.of(step).isEmpty() || !step.inputs().equals(List.of(last))
                    || !step.parameters().values().stream().allMatch(parameters::add)) {
                return false;
            }
            last = step.id();
        }
        return !golden.steps().isEmpty() && golden.inputs().size() == 1 && new InputWriter(golden).isExact()
                && golden.outputs().equals(List.of(last));
    }

    private Declaration write(NamedLoss loss) {
        List<Step> steps = golden.steps();
        var inputs = new InputWriter(golden);
        String argument = inputs.parameters();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            AnnotatedLayer layer = LayerMembers.penalized(golden, step, AnnotatedLayer.of(step).orElseThrow());
            Optional<String> activation = i + 1 < steps.size() && WITH_ACTIVATION.contains(layer.annotation())
                    ? AnnotatedLayer.defaultActivation(steps.get(i + 1))
                    : Optional.empty();
            members.declare(step, activation.map(a -> layer.with("activation", a)).orElse(layer), argument);
            if (activation.isPresent()) {
                i++;
                String key = step.id() + ".slope";
                steps.get(i).parameters().values().forEach(name -> members.addKey("param." + name, key));
            }
            argument = "Tensor x";
        }
        String source = """
                package %s;

                import cortado.*;

                @Network(%s)
                public abstract class %s {
                %s}
                """.formatted(Declaration.PACKAGE, loss.attributes(), NetworkWriter.className(golden), members.text());
        return new Declaration(
                NetworkWriter.className(golden), source, members.keys(), inputs.fields(), golden.outputs(),
                loss.targets());
    }
}
