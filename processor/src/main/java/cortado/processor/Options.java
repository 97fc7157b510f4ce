package cortado.processor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user set with {@code -Acortado.NAME=VALUE}.
 *
 * @param dump the folder into which every stage writes its text
 * @param vectorBits the register budgets that kernels are emitted for: some of 128, 256 and 512
 */
public record Options(Optional<Path> dump, List<Integer> vectorBits) {
    static final String DUMP = "cortado.dump";
    static final String VECTOR = "cortado.vector";
    private static final List<Integer> ALL_BITS = List.of(512, 256, 128);

    public Options {
        vectorBits = List.copyOf(vectorBits);
    }

    /** The options among those of all processors. Throws {@link IllegalArgumentException} with a sentence for the user. */
    static Options of(Map<String, String> options) {
        return new Options(
                Optional.ofNullable(options.get(DUMP)).map(Path::of),
                Optional.ofNullable(options.get(VECTOR)).map(Options::bits).orElse(ALL_BITS));
    }

    private static List<Integer> bits(String text) {
        return Stream.of(text.split(",")).map(Options::width).toList();
    }

    private static int width(String text) {
        return ALL_BITS.stream()
                .filter(width -> String.valueOf(width).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-A" + VECTOR + " takes 128, 256 or 512, or several with"
                        + " commas between them, not '" + text + "'"));
    }
}
