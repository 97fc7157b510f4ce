package cortado.processor.declaration;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads expressions. */
final class ExpressionReader {
    private final SourceClass source;
    private final Set<String> locals = new HashSet<>();
    private final NameReader names;
    private final CallReader calls;

    ExpressionReader(SourceClass source) {
        this.source = source;
        this.names = new NameReader(source, this);
        this.calls = new CallReader(source, this, names);
    }

    /** Makes a name mean a local variable from here on. Java forbids a second meaning in the same method. */
    void declare(String local) {
        locals.add(local);
    }

    /** Reads with local variables that end with what is read. */
    <T> T scoped(Supplier<T> read) {
        Set<String> outside = Set.copyOf(locals);
        T result = read.get();
        locals.retainAll(outside);
        return result;
    }

    boolean isLocal(String name) {
        return locals.contains(name);
    }

    /** The initial value of a variable; an array's may be in braces. */
    Expression initial(VariableTree variable) {
        return variable.getInitializer() instanceof NewArrayTree array && array.getType() == null
                ? braces(array, TypeTrees.read(variable.getType()))
                : read(variable.getInitializer());
    }

    List<Expression> readAll(List<? extends ExpressionTree> trees) {
        return trees.stream().map(this::read).toList();
    }

    Expression read(ExpressionTree tree) {
        Position at = source.position(tree);
        return switch (tree) {
            case LiteralTree literal -> new Expression.Literal(literal.getValue(), at);
            case ParenthesizedTree parentheses -> read(parentheses.getExpression());
            case IdentifierTree identifier -> names.read(identifier);
            case MemberSelectTree select -> names.read(select);
            case MethodInvocationTree call -> calls.read(call);
            case NewClassTree creation -> calls.read(creation);
            case MemberReferenceTree reference -> calls.read(reference);
            case BinaryTree binary -> new Expression.Binary(Operators.of(binary.getKind()),
                    read(binary.getLeftOperand()), read(binary.getRightOperand()), at);
            case UnaryTree unary -> unary(unary, at);
            case ConditionalExpressionTree choice -> new Expression.Conditional(read(choice.getCondition()),
                    read(choice.getTrueExpression()), read(choice.getFalseExpression()), at);
            case AssignmentTree assignment -> new Expression.Assign(
                    read(assignment.getVariable()), Optional.empty(), read(assignment.getExpression()), at);
            case CompoundAssignmentTree assignment -> new Expression.Assign(read(assignment.getVariable()),
                    Optional.of(Operators.of(assignment.getKind())), read(assignment.getExpression()), at);
            case ArrayAccessTree access ->
                new Expression.Index(read(access.getExpression()), read(access.getIndex()), at);
            case NewArrayTree array -> array(array, at);
            case TypeCastTree cast -> new Expression.Cast(TypeTrees.read(cast.getType()), read(cast.getExpression()), at);
            case SwitchExpressionTree choice ->
                new Expression.SwitchValue(new StatementReader(source, this).switchOf(choice), at);
            default -> new Expression.Unsupported(Unsupported.message(tree.getKind()), at);
        };
    }

    private Expression unary(UnaryTree tree, Position at) {
        Expression operand = read(tree.getExpression());
        return switch (tree.getKind()) {
            case PREFIX_INCREMENT -> new Expression.Increment(operand, 1, false, at);
            case PREFIX_DECREMENT -> new Expression.Increment(operand, -1, false, at);
            case POSTFIX_INCREMENT -> new Expression.Increment(operand, 1, true, at);
            case POSTFIX_DECREMENT -> new Expression.Increment(operand, -1, true, at);
            default -> new Expression.Unary(Operators.of(tree.getKind()), operand, at);
        };
    }

    private Expression array(NewArrayTree tree, Position at) {
        Type type = TypeTrees.read(tree.getType());
        return tree.getInitializers() != null
                ? braces(tree, type.array())
                : new Expression.NewArray(arrayOf(type, tree.getDimensions().size()), readAll(tree.getDimensions()), at);
    }

    private static Type arrayOf(Type element, int dimensions) {
        Type type = element;
        for (int i = 0; i < dimensions; i++) {
            type = type.array();
        }
        return type;
    }

    /** {@code {a, b}} as an array of a type; braces within it are arrays of its elements. */
    private Expression braces(NewArrayTree tree, Type type) {
        Type element = type.element();
        return new Expression.ArrayOf(element, tree.getInitializers().stream().map(e -> brace(e, element)).toList(),
                source.position(tree));
    }

    private Expression brace(ExpressionTree tree, Type type) {
        return tree instanceof NewArrayTree inner && inner.getType() == null ? braces(inner, type) : read(tree);
    }
}
