package cortado.processor.golden;

import cortado.processor.golden.GoldenCase.Step;
import java.util.LinkedHashMap;
import cortado.processor.layer.Layers;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A step of a case as an annotated method.
 *
 * @param attributes values in Java by attribute, in the order of writing
 * @param roles from the case's roles of parameters to those of the layer's keys
 */
record AnnotatedLayer(String annotation, Map<String, String> attributes, Map<String, String> roles) {
    private static final Map<String, String> NORM_ROLES = Map.of("gamma", "weight", "beta", "bias");

    private static final Map<String, Function<Attributes, AnnotatedLayer>> KINDS = Map.of(
            "dense", a -> layer("Dense").with("units", a.integer("units")).with("bias", a.flag("bias")),
            "activation", AnnotatedLayer::activation,
            "maxout", a -> layer("Maxout").with("pieces", a.integer("pieces")),
            "dropout", a -> layer("Dropout").with("rate", a.number("rate")),
            "flatten", a -> layer("Flatten"),
            "batch_norm", a -> norm("BatchNorm", a).with("momentum", a.number("momentum"))
                    .with("axis", a.axis("axis")),
            "layer_norm", a -> norm("LayerNorm", a).with("axes", a.integer("axes")),
            "embedding", AnnotatedLayer::embedding);

    /** Empty where no layer by annotation does this. */
    static Optional<AnnotatedLayer> of(Step step) {
        return Optional.ofNullable(KINDS.getOrDefault(step.kind(), AnnotatedImageLayer.KINDS.get(step.kind())))
                .map(kind -> kind.apply(new Attributes(step.attributes())))
                .filter(layer -> Layers.find("cortado." + layer.annotation).isPresent());
    }

    /** The step as an activation's name, where it is one that {@code activation = ...} stands for. */
    static Optional<String> defaultActivation(Step step) {
        return of(step)
                .filter(layer -> layer.annotation.equals("Activate") && layer.attributes.size() == 1)
                .map(layer -> layer.attributes.get("function"));
    }

    static AnnotatedLayer layer(String annotation) {
        return new AnnotatedLayer(annotation, Map.of(), Map.of("weight", "weight", "bias", "bias"));
    }

    AnnotatedLayer with(String attribute, Object value) {
        var more = new LinkedHashMap<>(attributes);
        more.put(attribute, value.toString());
        return new AnnotatedLayer(annotation, more, roles);
    }

    static AnnotatedLayer norm(String annotation, Attributes a) {
        return new AnnotatedLayer(annotation, Map.of(), NORM_ROLES)
                .with("epsilon", a.number("eps")).with("affine", a.flag("affine"));
    }

    private static AnnotatedLayer embedding(Attributes a) {
        AnnotatedLayer table = layer("Embedding").with("count", a.integer("count")).with("size", a.integer("size"));
        return a.has("padding_index") ? table.with("paddingIndex", a.integer("padding_index")) : table;
    }

    private static AnnotatedLayer activation(Attributes a) {
        Activation activation = Activation.of(a);
        var layer = new AnnotatedLayer("Activate", Map.of(), Map.of("slope", "weight"))
                .with("function", "Activation." + activation.constant());
        for (var setting : activation.settings().entrySet()) {
            layer = layer.with(setting.getKey(), setting.getValue());
        }
        return layer;
    }

    /** The annotation in Java. */
    String text() {
        Stream<String> values = attributes.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue());
        return "@" + annotation + (attributes.isEmpty() ? "" : "(" + Attributes.list(values) + ")");
    }
}
