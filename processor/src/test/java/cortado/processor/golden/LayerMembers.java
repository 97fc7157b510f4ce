package cortado.processor.golden;

import com.google.gson.JsonObject;
import cortado.processor.golden.GoldenCase.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The layers, parameters and methods that the steps of a case need in a class, and the keys of its parameters. */
final class LayerMembers {
    private final GoldenCase golden;
    private final StringBuilder abstractMethods = new StringBuilder();
    private final TreeSet<String> methods = new TreeSet<>();
    /** From {@code param.NAME} to keys. */
    private final Map<String, String> keys = new LinkedHashMap<>();
    /** Steps with parameters by all the names of these, so that equal ones are one layer called twice. */
    private final Map<Map<String, String>, Step> layers = new HashMap<>();

    LayerMembers(GoldenCase golden) {
        this.golden = golden;
    }

    Map<String, String> keys() {
        return keys;
    }

    /** The members in Java. */
    String text() {
        var text = new StringBuilder(abstractMethods);
        methods.forEach(name -> text.append("\n").append(Composition.method(name).indent(4)));
        return text.toString();
    }

    /** What a step computes, as an expression in which its inputs and their ids have one name. */
    String expression(Step step) {
        Optional<JavaLayer> java = JavaLayer.of(step);
        if (java.isPresent()) {
            return java.get().expression(new Attributes(step.attributes()), step.inputs(), new Own(step));
        }
        AnnotatedLayer layer = AnnotatedLayer.of(step).orElseThrow(() -> new Unsupported(step.kind()));
        return layer(step, layer) + "(" + String.join(", ", step.inputs()) + ")";
    }

    private String layer(Step step, AnnotatedLayer layer) {
        Step known = step.parameters().isEmpty() ? null : layers.putIfAbsent(step.parameters(), step);
        if (known != null && known.kind().equals(step.kind()) && known.attributes().equals(step.attributes())) {
            return known.id();
        }
        declare(step, shared(step, penalized(golden, step, layer)), type(step) + " x");
        return step.id();
    }

    private String type(Step step) {
        String input = step.inputs().get(0);
        return golden.inputs().contains(input) && golden.type(input).equals("integer") ? "Tokens" : "Tensor";
    }

    /** A layer whose weight belongs to one before it names that. */
    private AnnotatedLayer shared(Step step, AnnotatedLayer layer) {
        String weight = keys.get("param." + step.parameters().get("weight"));
        return weight == null ? layer : layer.with("weights", "\"" + weight.replace(".weight", "") + "\"");
    }

    /** Declares a step's layer and notes the keys of its parameters and states. */
    void declare(Step step, AnnotatedLayer layer, String argument) {
        abstractMethods.append("    ").append(layer.text()).append(" abstract Tensor ").append(step.id()).append("(")
                .append(argument).append(");\n");
        step.parameters().forEach((role, name) -> {
            if (!layer.attributes().containsKey("weights") || !role.equals("weight")) {
                addKey("param." + name, step.id() + "." + layer.roles().get(role));
            }
        });
        step.states().forEach((role, name) -> addKey("state." + name, step.id() + "." + role));
    }

    void addKey(String tensor, String key) {
        if (keys.put(tensor, key) != null) {
            throw new Unsupported("sharing of " + tensor.substring(tensor.lastIndexOf('.') + 1));
        }
    }

    /** The layer with those penalties and bounds of the case that concern its weight. */
    static AnnotatedLayer penalized(GoldenCase golden, Step step, AnnotatedLayer layer) {
        AnnotatedLayer penalized = layer;
        for (var parameter : step.parameters().entrySet()) {
            for (var penalty : penalties(golden, parameter.getValue()).entrySet()) {
                if (!parameter.getKey().equals("weight")) {
                    throw new Unsupported("penalty on a parameter that is no weight");
                }
                penalized = penalized.with(penalty.getKey(), penalty.getValue());
            }
            if (golden.constraint().filter(bound -> concerns(bound, parameter.getValue())).isPresent()) {
                penalized = penalized.with("maxNorm", golden.constraint().orElseThrow().get("limit"));
            }
        }
        return penalized;
    }

    private static boolean concerns(JsonObject rule, String parameter) {
        return GoldenCase.strings(rule.getAsJsonArray("params")).contains(parameter);
    }

    /** The factors of the penalties on a parameter, {@code l1} and {@code l2}. */
    private static Map<String, String> penalties(GoldenCase golden, String parameter) {
        var factors = new TreeMap<String, String>();
        for (var penalty : golden.penalties()) {
            if (concerns(penalty, parameter)) {
                factors.put(penalty.get("kind").getAsString(), penalty.get("coefficient").getAsString());
            }
        }
        return factors;
    }

    /** The members of one step. */
    private final class Own implements JavaLayer.Members {
        private final Step step;

        Own(Step step) {
            this.step = step;
        }

        @Override
        public boolean has(String role) {
            return step.parameters().containsKey(role);
        }

        @Override
        public String parameter(String role) {
            String tensor = "param." + step.parameters().get(role);
            if (!keys.containsKey(tensor)) {
                addKey(tensor, step.id() + (role.equals("value") ? "" : "_" + role));
                abstractMethods.append("    @Parameter(shape = {")
                        .append(Attributes.list(golden.sizes(tensor).stream()))
                        .append("}");
                penalties(golden, step.parameters().get(role)).forEach(
                        (kind, factor) -> abstractMethods.append(", ").append(kind).append(" = ").append(factor));
                abstractMethods.append(") abstract Tensor ").append(keys.get(tensor)).append("();\n");
            } else if (keys.get(tensor).contains(".")) {
                throw new Unsupported("sharing of a layer's parameter with plain Java");
            }
            return keys.get(tensor) + "()";
        }

        @Override
        public String method(String name) {
            if (methods.add(name)) {
                Composition.calledBy(name).forEach(this::method);
            }
            return name;
        }
    }
}
