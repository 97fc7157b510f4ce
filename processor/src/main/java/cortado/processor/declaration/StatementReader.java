package cortado.processor.declaration;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Name;

/** Reads statements. */
final class StatementReader {
    private final SourceClass source;
    private final ExpressionReader expressions;

    StatementReader(SourceClass source) {
        this(source, new ExpressionReader(source));
    }

    StatementReader(SourceClass source, ExpressionReader expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    /** The body of a method. */
    Statement method(MethodTree tree) {
        tree.getParameters().forEach(parameter -> expressions.declare(parameter.getName().toString()));
        return read(tree.getBody());
    }

    private List<Statement> readAll(List<? extends StatementTree> trees) {
        return trees.stream().map(this::read).toList();
    }

    private Statement read(StatementTree tree) {
        Position at = source.position(tree);
        return switch (tree) {
            case VariableTree variable -> declare(variable, at);
            case ExpressionStatementTree statement ->
                new Statement.Evaluate(expressions.read(statement.getExpression()), at);
            case BlockTree block ->
                expressions.scoped(() -> new Statement.Block(readAll(block.getStatements()), at));
            case EmptyStatementTree empty -> new Statement.Block(List.of(), at);
            case IfTree choice -> new Statement.If(expressions.read(choice.getCondition()),
                    read(choice.getThenStatement()), Optional.ofNullable(choice.getElseStatement()).map(this::read), at);
            case ForLoopTree loop -> expressions.scoped(() -> loop(loop, at));
            case EnhancedForLoopTree loop -> expressions.scoped(() -> forEach(loop, at));
            case WhileLoopTree loop -> new Statement.Loop(List.of(),
                    Optional.of(expressions.read(loop.getCondition())), List.of(), read(loop.getStatement()), at);
            case DoWhileLoopTree loop ->
                new Statement.DoWhile(read(loop.getStatement()), expressions.read(loop.getCondition()), at);
            case LabeledStatementTree labeled ->
                new Statement.Labeled(labeled.getLabel().toString(), read(labeled.getStatement()), at);
            case SwitchTree choice -> switchOf(choice.getExpression(), choice.getCases(), false, at);
            case ReturnTree result -> new Statement.Return(optional(result.getExpression()), at);
            case YieldTree result -> new Statement.Yield(expressions.read(result.getValue()), at);
            case BreakTree jump -> new Statement.Break(label(jump.getLabel()), at);
            case ContinueTree jump -> new Statement.Continue(label(jump.getLabel()), at);
            case ThrowTree thrown -> thrown(thrown, at);
            default -> new Statement.Unsupported(Unsupported.message(tree.getKind()), at);
        };
    }

    private Optional<Expression> optional(ExpressionTree tree) {
        return Optional.ofNullable(tree).map(expressions::read);
    }

    private static Optional<String> label(Name name) {
        return Optional.ofNullable(name).map(Name::toString);
    }

    private Statement declare(VariableTree variable, Position at) {
        Optional<Expression> initial =
                variable.getInitializer() == null ? Optional.empty() : Optional.of(expressions.initial(variable));
        String name = variable.getName().toString();
        expressions.declare(name);
        return new Statement.Declare(type(variable), name, initial, at);
    }

    private static Type type(VariableTree variable) {
        return TypeTrees.read(variable.getType());
    }

    private Statement loop(ForLoopTree loop, Position at) {
        return new Statement.Loop(readAll(loop.getInitializer()), optional(loop.getCondition()),
                readAll(loop.getUpdate()), read(loop.getStatement()), at);
    }

    private Statement forEach(EnhancedForLoopTree loop, Position at) {
        Expression elements = expressions.read(loop.getExpression());
        String name = loop.getVariable().getName().toString();
        expressions.declare(name);
        return new Statement.ForEach(type(loop.getVariable()), name, elements, read(loop.getStatement()), at);
    }

    /** {@code throw new AnyException("message")}. */
    private Statement thrown(ThrowTree tree, Position at) {
        return new Statement.Throw(tree.getExpression() instanceof NewClassTree creation
                ? creation.getArguments().stream().findFirst().map(expressions::read)
                : Optional.empty(), at);
    }

    Statement.Switch switchOf(SwitchExpressionTree tree) {
        return switchOf(tree.getExpression(), tree.getCases(), true, source.position(tree));
    }

    private Statement.Switch switchOf(
            ExpressionTree selector, List<? extends CaseTree> cases, boolean yields, Position at) {
        return new Statement.Switch(
                expressions.read(selector), cases.stream().map(c -> caseOf(c, yields)).toList(), at);
    }

    private Statement.Case caseOf(CaseTree tree, boolean yields) {
        boolean isDefault = tree.getLabels().stream().anyMatch(l -> l.getKind() == Tree.Kind.DEFAULT_CASE_LABEL);
        boolean isPattern = tree.getLabels().stream().anyMatch(l -> l.getKind() == Tree.Kind.PATTERN_CASE_LABEL);
        List<Expression> labels = isPattern
                ? List.of(new Expression.Unsupported(
                        Unsupported.message(Tree.Kind.PATTERN_CASE_LABEL), source.position(tree)))
                : tree.getExpressions().stream().map(this::caseLabel).toList();
        boolean isArrow = tree.getCaseKind() == CaseTree.CaseKind.RULE;
        List<Statement> body = isArrow ? List.of(rule(tree.getBody(), yields)) : readAll(tree.getStatements());
        return new Statement.Case(labels, isDefault, isArrow, body);
    }

    /** A constant; a name that is none is an enum's constant. */
    private Expression caseLabel(ExpressionTree tree) {
        Expression label = expressions.read(tree);
        return label instanceof Expression.Unsupported ? new Expression.Literal(tree.toString(), label.position()) : label;
    }

    private Statement rule(Tree body, boolean yields) {
        return switch (body) {
            case ExpressionTree value when yields ->
                new Statement.Yield(expressions.read(value), source.position(value));
            case ExpressionTree value -> new Statement.Evaluate(expressions.read(value), source.position(value));
            default -> read((StatementTree) body);
        };
    }
}
