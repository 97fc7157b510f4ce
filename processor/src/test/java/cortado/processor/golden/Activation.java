package cortado.processor.golden;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An activation of a case.
 *
 * @param constant of {@code cortado.Activation}
 * @param settings those that are not the default, as attributes of {@code @Activate}
 */
record Activation(String constant, Map<String, String> settings) {
    private static final Map<String, Double> DEFAULTS = Map.of("slope", 0.01, "alpha", 1.0, "beta", 1.0, "axis", -1.0);

    static Activation of(Attributes a) {
        String function = a.text("function").toUpperCase(Locale.ROOT);
        return switch (function) {
            case "GELU" -> new Activation(a.text("approximate").equals("tanh") ? "GELU_TANH" : "GELU", Map.of());
            // Its constants belong to its definition.
            case "SELU" -> new Activation(function, Map.of());
            case "PRELU" -> new Activation(function, a.flag("shared") ? Map.of() : perChannel(a));
            default -> new Activation(function, settings(a));
        };
    }

    private static Map<String, String> perChannel(Attributes a) {
        return Map.of("perChannel", "true", "axis", String.valueOf(a.axis("channel_axis")));
    }

    private static Map<String, String> settings(Attributes a) {
        var settings = new LinkedHashMap<String, String>();
        Stream.of("slope", "alpha", "beta", "axis").filter(a::has).forEach(name -> {
            String value = name.equals("axis") ? String.valueOf(a.axis(name)) : a.number(name);
            if (Double.parseDouble(value) != DEFAULTS.get(name)) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    /** The same as a method of {@code Tensor}. */
    String call() {
        String[] words = constant.toLowerCase(Locale.ROOT).split("_");
        String method = words[0] + Stream.of(words).skip(1)
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
        return method + "(" + String.join(", ", settings.values()) + ")";
    }
}
