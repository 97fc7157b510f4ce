package cortado.processor.golden;

import com.google.gson.JsonObject;
import cortado.processor.golden.Declaration.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The losses of a case as a method {@code loss}. */
final class LossMethod {
    /** Losses whose formula sums over the axis of the classes or features. */
    private static final Set<String> OF_VECTORS = Set.of("cross_entropy", "nll", "kl_div", "multi_margin",
            "multilabel_soft_margin", "cosine_embedding", "triplet_margin");

    private final GoldenCase golden;
    private final List<String> outputs;
    private final Set<Field> targets = new LinkedHashSet<>();

    LossMethod(GoldenCase golden, List<String> outputs) {
        this.golden = golden;
        this.outputs = outputs;
        for (JsonObject loss : golden.losses()) {
            add(loss, "target", "target.");
            add(loss, "weights", "weights.");
        }
    }

    private void add(JsonObject loss, String attribute, String prefix) {
        if (new Attributes(loss).has(attribute)) {
            String name = loss.get(attribute).getAsString();
            targets.add(Field.of(name, prefix + name));
        }
    }

    List<Field> targets() {
        return List.copyOf(targets);
    }

    /** The method in Java. */
    String text() {
        var parameters = new ArrayList<String>();
        parameters.add(outputs.size() == 1 ? "Tensor " + outputs.get(0) : "Outputs outputs");
        targets.forEach(target -> parameters.add(parameter(target)));
        String sum = golden.losses().stream().map(loss -> weighted(new Attributes(loss)))
                .reduce((a, b) -> a + "\n            .plus(" + b + ")").orElseThrow();
        return "Tensor loss(" + String.join(", ", parameters) + ") {\n    return " + sum + ";\n}\n";
    }

    private String parameter(Field target) {
        String sizes = Attributes.list(golden.sizes(target.tensor()).stream().skip(1));
        return "@cortado.Target(shape = {" + sizes + "}) " + (golden.isInteger(target.tensor()) ? "Tokens " : "Tensor ")
                + target.name();
    }

    private String weighted(Attributes loss) {
        String reduced = reduced(loss);
        return loss.has("weight") ? reduced + ".times(" + loss.number("weight") + ")" : reduced;
    }

    /** The trainer takes the mean over the batch of what is not reduced here. */
    private String reduced(Attributes loss) {
        String perSample = perSample(loss);
        String x = output(loss, 0);
        boolean divergence = loss.text("kind").equals("kl_div");
        String axis = classesFirst(golden, loss) && !divergence ? "0" : "-1";
        String terms = x + ".flatten().size(0)"
                + (OF_VECTORS.contains(loss.text("kind")) ? " / " + x + ".size(" + axis + ")" : "");
        return switch (loss.text("reduction")) {
            case "mean" -> divergence ? perSample + ".dividedBy(" + x + ".size(-1))" : perSample;
            case "batchmean" -> perSample + ".times(" + terms + ")";
            case "sum" -> perSample + ".times(" + terms + ").sumOverBatch()";
            default -> throw new Unsupported("reduction " + loss.text("reduction"));
        };
    }

    private String output(Attributes loss, int index) {
        String id = GoldenCase.strings(loss.json().getAsJsonArray("on")).get(index);
        return outputs.size() == 1 ? id : "outputs." + id + "()";
    }

    private String perSample(Attributes loss) {
        String x = output(loss, 0);
        String t = loss.has("target") ? loss.text("target") : "";
        return x + switch (loss.text("kind")) {
            case "mse" -> call("meanSquaredError", t);
            case "l1" -> call("meanAbsoluteError", t);
            case "huber" -> call("huber", t, loss.number("delta"));
            case "smooth_l1" -> call("smoothL1", t, loss.number("beta"));
            case "log_cosh" -> call("logCosh", t);
            case "bce" -> loss.has("weights")
                    ? call("binaryCrossEntropy", t, loss.text("weights"))
                    : call("binaryCrossEntropy", t);
            case "bce_with_logits" -> loss.has("positive_weights")
                    ? call("binaryCrossEntropyWithLogits", t,
                            "Tensor.constant(" + numbers(golden, loss.text("positive_weights")) + ")")
                    : call("binaryCrossEntropyWithLogits", t);
            case "cross_entropy" -> call("crossEntropy", t, options(loss));
            case "nll" -> call("negativeLogLikelihood", t, options(loss));
            case "kl_div" -> call("kullbackLeibler", t);
            case "hinge" -> call("hinge", t);
            case "squared_hinge" -> call("squaredHinge", t);
            case "multi_margin" -> call("multiMargin", t, loss.number("p"), loss.number("margin"),
                    loss.has("class_weights") ? numbers(golden, loss.text("class_weights")) : "");
            case "cosine_embedding" -> call("cosineEmbedding", output(loss, 1), t, loss.number("margin"));
            case "soft_margin" -> call("softMargin", t);
            case "multilabel_soft_margin" -> call("multiLabelSoftMargin", t);
            case "margin_ranking" -> call("marginRanking", output(loss, 1), t, loss.number("margin"));
            case "triplet_margin" -> call("tripletMargin", output(loss, 1), output(loss, 2), loss.number("margin"));
            case "poisson_nll" -> call("poissonNll", t, loss.number("log_input"), loss.number("full"));
            case "gaussian_nll" -> call("gaussianNll", t, output(loss, 1), loss.number("full"));
            default -> throw new Unsupported("loss " + loss.text("kind"));
        };
    }

    private static String call(String method, String... arguments) {
        return "." + method + "("
                + Arrays.stream(arguments).filter(a -> !a.isEmpty()).collect(Collectors.joining(", ")) + ")";
    }

    /** Nothing where no option is set. */
    private String options(Attributes loss) {
        var options = new StringBuilder();
        if (classesFirst(golden, loss)) {
            options.append(".axis(0)");
        }
        Map.of("label_smoothing", "labelSmoothing", "ignore_index", "ignoreIndex").forEach((name, method) -> {
            if (loss.has(name)) {
                options.append(".").append(method).append("(").append(loss.number(name)).append(")");
            }
        });
        if (loss.has("class_weights")) {
            options.append(".classWeights(").append(numbers(golden, loss.text("class_weights"))).append(")");
        }
        return options.isEmpty() ? "" : "CrossEntropy.options()" + options;
    }

    /** Whether scores have positions after the axis of the classes, which is the first of a sample then. */
    static boolean classesFirst(GoldenCase golden, Attributes loss) {
        if (!Set.of("cross_entropy", "nll").contains(loss.text("kind"))) {
            return false;
        }
        String target = "target." + loss.text("target");
        return golden.sizes(target).size() > (golden.isInteger(target) ? 1 : 2);
    }

    /** Weights as arguments in Java. */
    static String numbers(GoldenCase golden, String weights) {
        return Attributes.list(Arrays.stream(golden.values("weights." + weights)).boxed());
    }
}
