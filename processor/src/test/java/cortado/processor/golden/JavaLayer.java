package cortado.processor.golden;

import cortado.processor.golden.GoldenCase.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of a case as an expression of {@code Tensor} methods. */
@FunctionalInterface
interface JavaLayer {
    /** The members of a class that an expression may use. */
    interface Members {
        /** Declares the step's parameter of a role and calls it. */
        String parameter(String role);

        /** Whether the step has a parameter of a role. */
        boolean has(String role);

        /** Adds a method of {@link Composition} and returns its name. */
        String method(String name);
    }

    /** Returns what the step computes. */
    String expression(Attributes a, List<String> x, Members members);

    Map<String, JavaLayer> METHODS = Map.ofEntries(
            Map.entry("activation", (a, x, m) -> x.get(0) + "." + Activation.of(a).call()),
            Map.entry("maxout", (a, x, m) -> x.get(0) + ".maxout(" + a.integer("pieces") + ")"),
            Map.entry("flatten", (a, x, m) -> x.get(0) + ".flatten()"),
            Map.entry("add", (a, x, m) -> chained(x, "plus")),
            Map.entry("subtract", (a, x, m) -> chained(x, "minus")),
            Map.entry("multiply", (a, x, m) -> chained(x, "times")),
            Map.entry("scale", (a, x, m) -> x.get(0) + ".times(" + a.number("factor") + ")"),
            Map.entry("concat", (a, x, m) -> "Tensor.concat(" + a.axis("axis") + ", " + String.join(", ", x) + ")"),
            Map.entry("slice", (a, x, m) -> slice(a, x.get(0))),
            Map.entry("reshape", (a, x, m) ->
                    x.get(0) + ".reshape(" + Attributes.list(a.integers("shape").stream()) + ")"),
            Map.entry("permute", (a, x, m) -> permute(a, x.get(0))),
            Map.entry("pad", (a, x, m) -> pad(a, x.get(0))),
            Map.entry("reduce_sum", (a, x, m) -> x.get(0) + ".sum(" + a.axis("axis") + ")"),
            Map.entry("reduce_mean", (a, x, m) -> x.get(0) + ".mean(" + a.axis("axis") + ")"),
            Map.entry("logsumexp", (a, x, m) -> x.get(0) + ".logSumExp(" + a.axis("axis") + ")"),
            Map.entry("parameter", (a, x, m) -> m.parameter("value")),
            Map.entry("global_avg_pool", (a, x, m) -> channels(x.get(0)) + ".mean(-1)"),
            Map.entry("global_max_pool", (a, x, m) -> channels(x.get(0)) + ".max(-1)"));

    /** Empty where the step is an annotated layer, or unknown. */
    static Optional<JavaLayer> of(Step step) {
        boolean learned = step.kind().equals("activation") && !step.parameters().isEmpty();
        return learned
                ? Optional.empty()
                : Optional.ofNullable(METHODS.getOrDefault(step.kind(), Composition.KINDS.get(step.kind())));
    }

    private static String chained(List<String> x, String method) {
        var chain = new StringBuilder(x.get(0));
        x.stream().skip(1).forEach(y -> chain.append(".").append(method).append("(").append(y).append(")"));
        return chain.toString();
    }

    private static String slice(Attributes a, String x) {
        int start = a.integer("start");
        return x + ".slice(" + a.axis("axis") + ", " + start + ", " + (start + a.integer("length")) + ")";
    }

    private static String permute(Attributes a, String x) {
        List<Integer> axes = a.integers("axes");
        if (axes.get(0) != 0) {
            throw new Unsupported("permute that moves the batch");
        }
        return x + ".permute(" + Attributes.list(axes.stream().skip(1).map(Attributes::sampleAxis)) + ")";
    }

    /** Padding is given for the last axes. */
    private static String pad(Attributes a, String x) {
        if (!a.text("mode").equals("zeros")) {
            throw new Unsupported("pad " + a.text("mode"));
        }
        var padded = new StringBuilder(x);
        var sizes = a.json().getAsJsonArray("padding");
        for (int i = 0; i < sizes.size(); i++) {
            var sides = sizes.get(i).getAsJsonArray();
            padded.append(".pad(").append(i - sizes.size()).append(", ")
                    .append(sides.get(0)).append(", ").append(sides.get(1)).append(")");
        }
        return padded.toString();
    }

    private static String channels(String x) {
        return x + ".reshape(" + x + ".size(0), -1)";
    }
}
