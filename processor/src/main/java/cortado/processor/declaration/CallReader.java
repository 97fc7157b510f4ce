package cortado.processor.declaration;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads calls, references to methods, and {@code new}. */
final class CallReader {
    private static final List<String> LISTS = List.of("java.util.ArrayList", "java.util.LinkedList");

    private final SourceClass source;
    private final ExpressionReader expressions;
    private final NameReader names;

    CallReader(SourceClass source, ExpressionReader expressions, NameReader names) {
        this.source = source;
        this.expressions = expressions;
        this.names = names;
    }

    Expression read(MethodInvocationTree call) {
        List<Expression> arguments = expressions.readAll(call.getArguments());
        // javac's own errors about calls stand at the method's name or at the dot before it.
        Position at = source.position(call.getMethodSelect());
        return switch (call.getMethodSelect()) {
            case IdentifierTree method -> simple(method.getName().toString(), arguments, at);
            case MemberSelectTree select ->
                of(select.getExpression(), select.getIdentifier().toString(), arguments, at);
            default -> new Expression.Unsupported(Unsupported.message(call.getKind()), at);
        };
    }

    private Expression simple(String method, List<Expression> arguments, Position at) {
        Optional<TypeElement> home =
                source.names().hasMethod(method) ? Optional.empty() : source.names().methodHome(method);
        return home.map(type -> statics(type, method, arguments, at))
                .orElseGet(() -> new Expression.OwnCall(method, arguments, at));
    }

    private Expression of(ExpressionTree receiver, String method, List<Expression> arguments, Position at) {
        if (NameReader.isThis(receiver)) {
            return new Expression.OwnCall(method, arguments, at);
        }
        if (receiver instanceof IdentifierTree identifier && identifier.getName().contentEquals("super")) {
            return new Expression.Unsupported("super can't be traced: give the method of the superclass another"
                    + " name and call that", at);
        }
        return names.type(receiver)
                .map(type -> statics(type, method, arguments, at))
                .orElseGet(() -> new Expression.Call(expressions.read(receiver), method, arguments, at));
    }

    private Expression statics(TypeElement type, String method, List<Expression> arguments, Position at) {
        return source.names().isOwn(type)
                ? new Expression.OwnCall(method, arguments, at)
                : new Expression.StaticCall(type.getQualifiedName().toString(), method, arguments, at);
    }

    Expression read(MemberReferenceTree reference) {
        Position at = source.position(reference);
        ExpressionTree receiver = reference.getQualifierExpression();
        String method = reference.getName().toString();
        boolean own = NameReader.isThis(receiver) || names.type(receiver).filter(source.names()::isOwn).isPresent();
        if (own) {
            return new Expression.Reference(Optional.empty(), method, at);
        }
        return names.type(receiver).isPresent()
                ? new Expression.Unsupported("a method of another class can't be referred to: make it a method of this"
                        + " class and write this::name", at)
                : new Expression.Reference(Optional.of(expressions.read(receiver)), method, at);
    }

    Expression read(NewClassTree creation) {
        Position at = source.position(creation);
        List<Expression> arguments = expressions.readAll(creation.getArguments());
        Optional<TypeElement> type = created(creation.getIdentifier());
        if (creation.getClassBody() != null || type.isEmpty()) {
            return new Expression.Unsupported(type.isEmpty() ? "cannot find the class '" + creation.getIdentifier() + "'"
                    : "an anonymous class can't be traced: declare a record or a method instead", at);
        }
        String name = type.get().getQualifiedName().toString();
        if (LISTS.contains(name)) {
            return new Expression.NewList(arguments, at);
        }
        return type.get().getKind() == ElementKind.RECORD
                ? new Expression.NewRecord(new Type(name), components(type.get()), arguments, at)
                : new Expression.Unsupported("'" + type.get().getSimpleName() + "' can't be created here: records,"
                        + " arrays, ArrayList and LinkedList can", at);
    }

    private Optional<TypeElement> created(Tree tree) {
        Tree plain = tree instanceof ParameterizedTypeTree generic ? generic.getType() : tree;
        return names.type((ExpressionTree) plain);
    }

    private static List<Expression.Component> components(TypeElement type) {
        return ElementFilter.recordComponentsIn(type.getEnclosedElements()).stream().map(CallReader::component).toList();
    }

    private static Expression.Component component(RecordComponentElement component) {
        return new Expression.Component(component.getSimpleName().toString(), TypeReader.read(component.asType()));
    }
}
