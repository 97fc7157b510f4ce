package cortado.processor;

import cortado.processor.schedule.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the user set with {@code -Acortado.NAME=VALUE}.
 *
 * @param dump the folder into which every stage writes its text
 * @param target the vector widths that kernels are written for
 * @param memory the bytes that a training step may take
 */
public record Options(Optional<Path> dump, Target target, Optional<Long> memory) {
    static final String DUMP = "cortado.dump";
    static final String VECTOR = "cortado.vector";
    static final String MEMORY = "cortado.memory";
    private static final List<String> UNITS = List.of("", "k", "m", "g");
    private static final Pattern BYTES = Pattern.compile("([0-9]{1,12})([kmg]?)");

    /** The options among those of all processors. Throws {@link InvalidException}. */
    static Options of(Map<String, String> options) {
        return new Options(
                Optional.ofNullable(options.get(DUMP)).map(Path::of),
                Optional.ofNullable(options.get(VECTOR)).map(text -> new Target(bits(text))).orElse(Target.ANY),
                Optional.ofNullable(options.get(MEMORY)).map(Options::bytes));
    }

    private static long bytes(String text) {
        Matcher bytes = BYTES.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!bytes.matches()) {
            throw new InvalidException("-A" + MEMORY + " takes bytes, such as 512m or 4g, not '" + text + "'");
        }
        // Each letter is another factor of 1024.
        return Long.parseLong(bytes.group(1)) << 10 * UNITS.indexOf(bytes.group(2));
    }

    private static List<Integer> bits(String text) {
        return Stream.of(text.split(",")).map(Options::width).toList();
    }

    private static int width(String text) {
        return Target.ANY.vectorBits().stream()
                .filter(width -> String.valueOf(width).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidException("-A" + VECTOR + " takes 128, 256 or 512, or several with"
                        + " commas between them, not '" + text + "'"));
    }

    /** An option with a value that it does not take; the message is a sentence for the user. */
    static final class InvalidException extends RuntimeException {
        private static final long serialVersionUID = 1;

        InvalidException(String message) {
            super(message);
        }
    }
}
