package cortado.processor.trace;

import cortado.processor.declaration.Type;
import cortado.processor.graph.Node;
import cortado.processor.loss.Loss.Target;
import cortado.processor.loss.Losses;
import cortado.processor.trace.Value.LossOptions;
import cortado.processor.trace.Value.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The losses of Tensor: each is the constant of {@code cortado.Loss} of its name. */
final class LossMethods {
    private LossMethods() {}

    static void addTo(MethodTable table) {
        for (String name : List.of("meanSquaredError", "meanAbsoluteError", "logCosh", "kullbackLeibler", "hinge",
                "squaredHinge", "softMargin", "multiLabelSoftMargin")) {
            add(table, name, 0);
        }
        add(table, "huber", 0, "delta");
        add(table, "smoothL1", 0, "beta");
        add(table, "poissonNll", 0, "logInput", "full");
        add(table, "multiMargin", 0, "exponent", "margin", "classWeights");
        add(table, "cosineEmbedding", 1, "margin");
        add(table, "marginRanking", 1, "margin");
        table.tensor("tripletMargin", c -> apply(c, "TRIPLET_MARGIN", List.of(c.x(), c.tensor(0), c.tensor(1)),
                List.of(), settings(c, 2, "margin")));
        table.tensor("gaussianNll", c -> apply(c, "GAUSSIAN_NLL", List.of(c.x(), c.tensor(1)), List.of(c.tensor(0)),
                settings(c, 2, "full")));
        table.tensor("binaryCrossEntropy", LossMethods::weighted);
        table.tensor("binaryCrossEntropyWithLogits", LossMethods::weighted);
        table.tensor("crossEntropy", c -> isTokens(c)
                ? classes(c, "SOFTMAX_CROSS_ENTROPY")
                : classes(c, "SOFT_TARGET_CROSS_ENTROPY"));
        table.tensor("negativeLogLikelihood", c -> classes(c, "NEGATIVE_LOG_LIKELIHOOD"));
    }

    /** A loss of this and {@code others} more outputs, one target, then settings. */
    private static void add(MethodTable table, String name, int others, String... settings) {
        table.tensor(name, c -> {
            var outputs = new ArrayList<>(List.of(c.x()));
            for (int i = 0; i < others; i++) {
                outputs.add(c.tensor(i));
            }
            return apply(c, ActivationMethods.constant(name), outputs, List.of(target(c, others)),
                    settings(c, others + 1, settings));
        });
    }

    private static boolean isTokens(MethodCall c) {
        return c.count() > 0 && c.arguments().get(0) instanceof Traced traced && traced.type().equals(Type.TOKENS);
    }

    private static Node target(MethodCall c, int index) {
        boolean wantsTokens = List.of("multiMargin", "negativeLogLikelihood").contains(c.name())
                || c.name().equals("crossEntropy") && isTokens(c);
        return c.traced(index, wantsTokens ? Type.TOKENS : Type.TENSOR);
    }

    private static Node weighted(MethodCall c) {
        List<Node> targets = c.count() > 1 ? List.of(c.tensor(0), c.tensor(1)) : List.of(c.tensor(0));
        return apply(c, ActivationMethods.constant(c.name()), List.of(c.x()), targets, Map.of());
    }

    private static Node classes(MethodCall c, String loss) {
        Map<String, Object> settings = Map.of();
        if (c.count() > 1) {
            settings = c.arguments().get(1) instanceof LossOptions options ? options.values() : null;
        }
        if (settings == null) {
            throw new Rejection(c.positions().get(1), "type", "'" + c.name() + "' takes CrossEntropy.options() here");
        }
        return apply(c, loss, List.of(c.x()), List.of(target(c, 0)), settings);
    }

    /** The settings that arguments from {@code first} on give; the last takes all that remain if it is a list. */
    private static Map<String, Object> settings(MethodCall c, int first, String... names) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int i = 0; i < names.length && first + i < c.count(); i++) {
            settings.put(names[i], switch (names[i]) {
                case "classWeights" -> c.numbers(first + i);
                case "logInput", "full" -> c.flag(first + i);
                case "exponent" -> c.integer(first + i);
                default -> c.number(first + i);
            });
        }
        return settings;
    }

    private static Node apply(MethodCall c, String loss, List<Node> outputs, List<Node> targets,
            Map<String, Object> settings) {
        var given = new GivenSettings(settings, c.g());
        List<Target> wanted = Losses.targets(loss, outputs.stream().map(Node::shape).toList(), given);
        for (int i = 0; i < wanted.size() && i < targets.size(); i++) {
            if (wanted.get(i).classes() > 0) {
                c.network().bound(targets.get(i), wanted.get(i).classes());
            }
        }
        return Losses.apply(loss, outputs, targets, given, c.g());
    }
}
