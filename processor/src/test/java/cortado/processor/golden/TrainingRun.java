package cortado.processor.golden;

import com.google.gson.JsonObject;
import cortado.runtime.Trainer;
import cortado.runtime.TrainerBuilder;
import cortado.runtime.data.Dataset;
import cortado.runtime.optimizer.GradientClip;
import cortado.runtime.optimizer.Optimizer;
import cortado.runtime.optimizer.Optimizers;
import java.util.HashMap;
import java.util.Map;

/** The training of a case's network on the case's batch. */
final class TrainingRun {
    private final GoldenCase golden;
    private final Declaration declaration;
    private final Trainer<?> trainer;
    private final Dataset batch;
    private final double[] rates;
    private final Map<String, double[]> results = new HashMap<>();

    private TrainingRun(GoldenCase golden, Declaration declaration, TrainerBuilder<?, ?> builder) {
        this.golden = golden;
        this.declaration = declaration;
        var data = new CaseData(golden, declaration);
        trainer = builder.threads(1).optimizer(optimizer(golden)).clip(clip(golden)).build();
        data.initialize(trainer);
        batch = data.batch();
        rates = golden.values("expect.f64.learning_rates");
    }

    /** All by the names under which the case expects them. */
    static Map<String, double[]> results(
            GoldenCase golden, Declaration declaration, TrainerBuilder<?, ?> builder, Precision precision) {
        var run = new TrainingRun(golden, declaration, builder);
        switch (precision) {
            case FLOAT -> run.train(new TrainingSteps.InFloat(run.trainer, run.batch));
            case DOUBLE -> run.train(new TrainingSteps.InDouble(run.trainer.trainReference(run.batch)));
        }
        return run.results;
    }

    /** Throws {@link Unsupported} where the runtime lacks what the training needs. */
    static void check(GoldenCase golden) {
        optimizer(golden);
        clip(golden);
    }

    private static Optimizer optimizer(GoldenCase golden) {
        JsonObject given = golden.optimization().getAsJsonObject("optimizer");
        String kind = given.get("kind").getAsString();
        if (!Optimizers.names().contains(kind)) {
            throw new Unsupported("optimizer " + kind);
        }
        var settings = new HashMap<String, String>();
        given.keySet().forEach(name -> settings.put(
                name.equals("eps") ? "epsilon" : name.replace('_', '-'), given.get(name).getAsString()));
        settings.remove("kind");
        return Optimizers.parse(kind, settings);
    }

    private static GradientClip clip(GoldenCase golden) {
        if (!golden.optimization().has("clip")) {
            return GradientClip.none();
        }
        var clip = new Attributes(golden.optimization().getAsJsonObject("clip"));
        double limit = Double.parseDouble(clip.number("limit"));
        return switch (clip.text("kind")) {
            case "norm" -> GradientClip.byNorm(limit);
            case "value" -> GradientClip.byValue(limit);
            default -> throw new Unsupported("clipping by " + clip.text("kind"));
        };
    }

    private void train(TrainingSteps steps) {
        double[] losses = new double[rates.length];
        double[] norms = new double[rates.length];
        for (int k = 0; k < rates.length; k++) {
            losses[k] = steps.step(rates[k]);
            norms[k] = steps.gradientNorm();
            if (k == 0) {
                keep("step1.", steps.variables(declaration.keys().values()));
            }
        }
        keep("final.", steps.variables(declaration.keys().values()));
        results.put("losses", losses);
        results.put("gradient_norms", norms);
        // The rates are given: schedules are tested by themselves.
        results.put("learning_rates", rates);
        results.put("final_loss", new double[] {steps.loss()});
    }

    private void keep(String when, Map<String, double[]> variables) {
        declaration.keys().forEach((tensor, key) -> results.put(when + tensor, variables.get(key)));
    }
}
