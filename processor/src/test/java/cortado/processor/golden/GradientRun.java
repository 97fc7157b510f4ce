package cortado.processor.golden;

import cortado.processor.golden.Declaration.Field;
import cortado.processor.golden.Declaration.Part;
import cortado.runtime.Evaluation;
import cortado.runtime.Mode;
import cortado.runtime.Port;
import cortado.runtime.Trainer;
import cortado.runtime.TrainerBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Outputs, loss, gradients and states of a case's network on the case's numbers. */
final class GradientRun {
    private final Declaration declaration;
    private final Trainer<?> trainer;
    private final Map<String, double[]> results = new HashMap<>();

    private GradientRun(Declaration declaration, Trainer<?> trainer) {
        this.declaration = declaration;
        this.trainer = trainer;
    }

    /** All by the names under which the case expects them. */
    static Map<String, double[]> results(
            GoldenCase golden, Declaration declaration, TrainerBuilder<?, ?> builder, Precision precision) {
        var data = new CaseData(golden, declaration);
        Trainer<?> trainer = builder.threads(1).build();
        data.initialize(trainer);
        Mode mode = golden.training() ? Mode.TRAINING : Mode.EVALUATION;
        var run = new GradientRun(declaration, trainer);
        run.collect(switch (precision) {
            case FLOAT -> trainer.evaluate(data.batch(), mode);
            case DOUBLE -> trainer.evaluateReference(data.batch(), mode);
        });
        return run.results;
    }

    private void collect(Evaluation evaluation) {
        results.put("loss", new double[] {evaluation.loss()});
        List<Port> ports = trainer.description().outputs();
        for (int i = 0; i < ports.size(); i++) {
            results.put("output." + declaration.outputs().get(i), evaluation.outputs().get(ports.get(i).name()));
        }
        for (Field input : declaration.inputs()) {
            if (input.part() == Part.ROUNDED && evaluation.inputGradients().containsKey(input.name())) {
                results.put("grad." + input.tensor(), evaluation.inputGradients().get(input.name()));
            }
        }
        declaration.keys().forEach((tensor, key) -> {
            if (tensor.startsWith("param.")) {
                results.put("grad." + tensor, evaluation.gradients().get(key));
            } else {
                results.put(tensor, evaluation.states().get(key));
            }
        });
    }
}
