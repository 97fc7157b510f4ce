package cortado.processor.kernel;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Java identifiers for paths. */
public final class Identifiers {
    private Identifiers() {}

    /** {@code unit.0.1.conv1} as {@code unit0_1Conv1}: words joined in camel case, digits kept apart, no keyword. */
    public static String camel(String path) {
        var name = new StringBuilder();
        for (String word : path.split("[.\\s-]+")) {
            if (!word.isEmpty()) {
                append(word, name);
            }
        }
        String result = name.isEmpty() ? "value" : name.toString();
        // A call of a method named yield is a statement of its own.
        return SourceVersion.isKeyword(result) || result.equals("yield") ? result + "_" : result;
    }

    /** The name itself where {@code used} lacks it, else with a number behind it; it is added to {@code used}. */
    public static String unique(String name, Set<String> used) {
        String gap = Character.isDigit(name.charAt(name.length() - 1)) ? "_" : "";
        String free = name;
        for (int i = 2; !used.add(free); i++) {
            free = name + gap + i;
        }
        return free;
    }

    private static void append(String word, StringBuilder name) {
        boolean digits = Character.isDigit(word.charAt(0));
        if (digits && (name.isEmpty() || Character.isDigit(name.charAt(name.length() - 1)))) {
            name.append('_');
        }
        name.append(name.isEmpty() || digits ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
}
