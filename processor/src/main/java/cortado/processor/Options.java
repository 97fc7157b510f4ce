package cortado.processor;

import cortado.processor.schedule.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user set with {@code -Acortado.NAME=VALUE}.
 *
 * @param dump the folder into which every stage writes its text
 * @param target the vector widths that kernels are written for
 */
public record Options(Optional<Path> dump, Target target) {
    static final String DUMP = "cortado.dump";
    static final String VECTOR = "cortado.vector";

    /** The options among those of all processors. Throws {@link InvalidException}. */
    static Options of(Map<String, String> options) {
        return new Options(
                Optional.ofNullable(options.get(DUMP)).map(Path::of),
                Optional.ofNullable(options.get(VECTOR)).map(text -> new Target(bits(text))).orElse(Target.ANY));
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
