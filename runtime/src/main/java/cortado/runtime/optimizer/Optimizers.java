package cortado.runtime.optimizer;

import cortado.runtime.NearMiss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/** The optimizers by name, for the command line. */
public final class Optimizers {
    private static final SequencedMap<String, Function<Settings, Optimizer>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("sgd", Sgd::from);
        BY_NAME.put("adam", Adam::from);
        BY_NAME.put("adamw", AdamW::from);
    }

    private Optimizers() {}

    /** Returns the names that {@link #parse} knows. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.sequencedKeySet());
    }

    /**
     * Returns an optimizer from text, such as {@code parse("sgd", Map.of("lr", "0.1", "momentum", "0.9"))}. Settings
     * are {@code lr} and {@code weight-decay} for all; {@code momentum}, {@code dampening}, {@code nesterov} for sgd;
     * {@code beta1}, {@code beta2}, {@code epsilon}, {@code amsgrad} for adam and adamw. What is left out has its
     * default.
     *
     * @throws IllegalArgumentException with one line for the user, if a name is unknown or a value is wrong
     */
    public static Optimizer parse(String name, Map<String, String> settings) {
        Function<Settings, Optimizer> reader = BY_NAME.get(name);
        if (reader == null) {
            throw NearMiss.unknown("optimizer", name, names(), known -> known);
        }
        Settings given = new Settings(name, settings);
        Optimizer optimizer = reader.apply(given);
        given.refuseUnknown();
        return optimizer;
    }
}
