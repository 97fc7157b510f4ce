package cortado.processor.declaration;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Reads names: locals, constants, and types in front of a dot. */
final class NameReader {
    private final SourceClass source;
    private final ExpressionReader expressions;

    NameReader(SourceClass source, ExpressionReader expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    Expression read(IdentifierTree tree) {
        String name = tree.getName().toString();
        Position at = source.position(tree);
        return expressions.isLocal(name)
                ? new Expression.Local(name, at)
                : source.names().field(name)
                        .map(field -> constant(field, at))
                        .orElseGet(() -> new Expression.Unsupported("cannot find '" + name + "'", at));
    }

    Expression read(MemberSelectTree tree) {
        String name = tree.getIdentifier().toString();
        Position at = source.position(tree);
        if (isThis(tree.getExpression())) {
            return source.names().field(name)
                    .map(field -> constant(field, at))
                    .orElseGet(() -> new Expression.Unsupported("cannot find the field '" + name + "'", at));
        }
        return type(tree.getExpression())
                .map(type -> source.names().field(type, name)
                        .map(field -> constant(field, at))
                        .orElseGet(() -> new Expression.Unsupported("cannot find '" + tree + "'", at)))
                .orElseGet(() -> new Expression.Field(expressions.read(tree.getExpression()), name, at));
    }

    static boolean isThis(ExpressionTree tree) {
        return tree instanceof IdentifierTree identifier && identifier.getName().contentEquals("this");
    }

    /** The type that an expression names; empty if it is a value. */
    Optional<TypeElement> type(ExpressionTree tree) {
        if (tree instanceof IdentifierTree identifier) {
            String name = identifier.getName().toString();
            boolean isValue = expressions.isLocal(name) || name.equals("this") || name.equals("super")
                    || source.names().field(name).isPresent();
            return isValue ? Optional.empty() : source.names().type(name);
        }
        if (tree instanceof MemberSelectTree select && isPath(select.getExpression())) {
            return type(select.getExpression())
                    .flatMap(outer -> source.names().nested(outer, select.getIdentifier().toString()))
                    .or(() -> source.names().qualified(select.toString()));
        }
        return Optional.empty();
    }

    private boolean isPath(ExpressionTree tree) {
        return tree instanceof IdentifierTree identifier && !expressions.isLocal(identifier.getName().toString())
                || tree instanceof MemberSelectTree select && isPath(select.getExpression());
    }

    /** A field's value: it must be the same whenever the network is compiled. */
    private Expression constant(VariableElement field, Position at) {
        String name = field.getSimpleName().toString();
        if (field.getKind() == ElementKind.ENUM_CONSTANT) {
            var type = (TypeElement) field.getEnclosingElement();
            return new Expression.EnumConstant(new Type(type.getQualifiedName().toString()), name, at);
        }
        if (!field.getModifiers().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))) {
            return new Expression.Unsupported("the field '" + name + "' may change: make it 'static final', or pass its"
                    + " value as an argument", at);
        }
        return field.getConstantValue() != null
                ? new Expression.Literal(field.getConstantValue(), at)
                : source.sources().initial(field).orElseGet(() -> new Expression.Unsupported(
                        "the value of '" + name + "' is not known while compiling: set it to a constant", at));
    }
}
