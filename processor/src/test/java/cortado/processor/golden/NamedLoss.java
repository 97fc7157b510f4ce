package cortado.processor.golden;

import cortado.processor.golden.Declaration.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A loss of a case as attributes of {@code @Network}.
 *
 * @param attributes as written in Java
 */
record NamedLoss(String attributes, List<Field> targets) {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("mse", "MEAN_SQUARED_ERROR"),
            Map.entry("l1", "MEAN_ABSOLUTE_ERROR"),
            Map.entry("huber", "HUBER"),
            Map.entry("smooth_l1", "SMOOTH_L1"),
            Map.entry("log_cosh", "LOG_COSH"),
            Map.entry("bce", "BINARY_CROSS_ENTROPY"),
            Map.entry("bce_with_logits", "BINARY_CROSS_ENTROPY_WITH_LOGITS"),
            Map.entry("cross_entropy", "SOFTMAX_CROSS_ENTROPY"),
            Map.entry("nll", "NEGATIVE_LOG_LIKELIHOOD"),
            Map.entry("kl_div", "KULLBACK_LEIBLER"),
            Map.entry("hinge", "HINGE"),
            Map.entry("squared_hinge", "SQUARED_HINGE"),
            Map.entry("multi_margin", "MULTI_MARGIN"),
            Map.entry("soft_margin", "SOFT_MARGIN"),
            Map.entry("multilabel_soft_margin", "MULTI_LABEL_SOFT_MARGIN"),
            Map.entry("poisson_nll", "POISSON_NLL"));

    /** Empty where the case's losses need a method. */
    static Optional<NamedLoss> of(GoldenCase golden) {
        var loss = new Attributes(golden.losses().get(0));
        if (golden.losses().size() > 1 || !NAMES.containsKey(loss.text("kind")) || !hasName(loss)
                || !isMean(golden, loss)) {
            return Optional.empty();
        }
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("loss", "Loss." + name(golden, loss));
        addSettings(golden, loss, attributes);
        String text = attributes.entrySet().stream()
                .map(e -> e.getKey() + " = " + e.getValue())
                .collect(Collectors.joining(", "));
        return Optional.of(new NamedLoss(text, List.of(Field.of("target", "target." + loss.text("target")))));
    }

    /** Whether the loss has no setting that only a method takes. */
    private static boolean hasName(Attributes loss) {
        boolean ofRates = loss.has("log_input") && !loss.flag("log_input");
        return loss.has("target") && !loss.has("weight") && !loss.has("weights") && !ofRates;
    }

    private static String name(GoldenCase golden, Attributes loss) {
        boolean soft = loss.text("kind").equals("cross_entropy") && !golden.isInteger("target." + loss.text("target"));
        return soft ? "SOFT_TARGET_CROSS_ENTROPY" : NAMES.get(loss.text("kind"));
    }

    /** Whether the mean over the batch is that of the case: the divergence's divides by the classes too. */
    private static boolean isMean(GoldenCase golden, Attributes loss) {
        boolean divergence = loss.text("kind").equals("kl_div");
        return loss.text("reduction").equals(divergence ? "batchmean" : "mean")
                && (!divergence || golden.sizes("target." + loss.text("target")).size() == 2);
    }

    private static void addSettings(GoldenCase golden, Attributes loss, Map<String, String> attributes) {
        Map<String, String> names = Map.of("delta", "delta", "beta", "beta", "margin", "margin", "p", "exponent",
                "full", "full", "ignore_index", "ignoreIndex", "label_smoothing", "labelSmoothing");
        Stream.of("delta", "beta", "margin", "p", "full", "ignore_index", "label_smoothing")
                .filter(loss::has)
                .forEach(name -> attributes.put(names.get(name), loss.number(name)));
        Stream.of("class_weights", "positive_weights").filter(loss::has).forEach(name -> attributes.put(
                name.equals("class_weights") ? "classWeights" : "positiveWeight",
                "{" + LossMethod.numbers(golden, loss.text(name)) + "}"));
        if (LossMethod.classesFirst(golden, loss)) {
            attributes.put("axis", "0");
        }
    }
}
