package cortado.processor.emit;

import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Identifiers;
import java.util.Locale;
import java.util.Set;

/** Names in a program: fields for the arena's buffers, constants for variables, which a gradient shares with its parameter. */
final class ProgramNames extends Names {
    ProgramNames(Set<String> taken) {
        super(taken);
    }

    @Override
    String of(Buffer buffer) {
        return switch (buffer.space()) {
            case ARENA -> super.of(buffer);
            case GRADIENT -> constant("PARAMETER", buffer.name().substring(2));
            case PARAMETER, STATE, SETTING -> constant(buffer.space().name(), buffer.name());
        };
    }

    /** {@code hidden.weight} as {@code HIDDEN_WEIGHT}. */
    String constant(String space, String key) {
        return known.computeIfAbsent(space + " " + key, k -> unique(upper(key)));
    }

    private static String upper(String key) {
        var name = new StringBuilder();
        String camel = Identifiers.camel(key);
        for (int i = 0; i < camel.length(); i++) {
            boolean word = i > 0 && Character.isUpperCase(camel.charAt(i)) && !Character.isUpperCase(camel.charAt(i - 1));
            name.append(word ? "_" : "").append(camel.charAt(i));
        }
        return name.toString().toUpperCase(Locale.ROOT);
    }
}
