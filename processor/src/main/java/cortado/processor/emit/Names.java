package cortado.processor.emit;

import cortado.processor.kernel.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Java identifiers for buffers: their names in camel case, unique in one scope. */
final class Names {
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> used;

    /** @param taken identifiers that the scope uses for something else */
    Names(Set<String> taken) {
        used = new HashSet<>(taken);
    }

    String of(Buffer buffer) {
        return known.computeIfAbsent(buffer.space() + " " + buffer.name(), key -> unique(identifier(buffer.name())));
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !used.add(free); i++) {
            free = name + i;
        }
        return free;
    }

    /** {@code unit.0.1.conv1} as {@code unit0_1Conv1}: words joined in camel case, digits kept apart. */
    static String identifier(String path) {
        var name = new StringBuilder();
        for (String word : path.split("[.\\s-]+")) {
            if (word.isEmpty()) {
                continue;
            }
            boolean digits = Character.isDigit(word.charAt(0));
            if (digits && (name.isEmpty() || Character.isDigit(name.charAt(name.length() - 1)))) {
                name.append('_');
            }
            name.append(name.isEmpty() || digits ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        String result = name.isEmpty() ? "value" : name.toString();
        return SourceVersion.isKeyword(result) ? result + "_" : result;
    }
}
