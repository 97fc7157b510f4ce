package cortado.processor.declaration;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import java.util.Locale;

/** Types as they are written in bodies: their names stay as they are. */
final class TypeTrees {
    private TypeTrees() {}

    /** @param tree null for {@code var} */
    static Type read(Tree tree) {
        return switch (tree) {
            case null -> Type.VAR;
            case PrimitiveTypeTree primitive ->
                new Type(primitive.getPrimitiveTypeKind().name().toLowerCase(Locale.ROOT));
            case ArrayTypeTree array -> read(array.getType()).array();
            case ParameterizedTypeTree generic -> read(generic.getType());
            case AnnotatedTypeTree annotated -> read(annotated.getUnderlyingType());
            default -> new Type(tree.toString());
        };
    }
}
