package cortado.processor.declaration;

import java.util.Map;
import java.util.Set;

/**
 * A class with {@code @Network}.
 *
 * @param packageName empty for the default package
 * @param name the simple name, {@code Outer_Inner} for nested ones
 * @param annotation its {@code @Network}
 * @param body its layers and methods
 * @param blocks the blocks that it uses, directly or through others
 * @param suppressed what {@code @SuppressWarnings} on the class names
 */
public record NetworkDeclaration(
        String packageName,
        String name,
        boolean isPublic,
        Annotation annotation,
        BlockDeclaration body,
        Map<Type, BlockDeclaration> blocks,
        Set<String> suppressed) {
    public NetworkDeclaration {
        blocks = Map.copyOf(blocks);
        suppressed = Set.copyOf(suppressed);
    }

    /** Where the class is declared. */
    public Position position() {
        return body.position();
    }
}
