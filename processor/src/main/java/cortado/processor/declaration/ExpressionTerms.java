package cortado.processor.declaration;

import cortado.processor.declaration.Term.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions as terms: {@code (call@14 (local@14 h) plus (local@14 skip))}. */
final class ExpressionTerms {
    private final Lines lines;
    private final StatementTerms statements;

    ExpressionTerms(Lines lines, StatementTerms statements) {
        this.lines = lines;
        this.statements = statements;
    }

    Term of(Expression expression) {
        Term term = plain(expression);
        return new Term(term.name(), lines.line(expression.position()), term.parts());
    }

    List<Term> of(List<Expression> expressions) {
        return expressions.stream().map(this::of).toList();
    }

    private Term plain(Expression expression) {
        return switch (expression) {
            case Expression.Literal e -> Term.of("literal", ConstantTerms.of(e.value()));
            case Expression.Local e -> Term.of("local", Term.of(e.name()));
            case Expression.Unary e -> Term.of("unary", Term.of(e.operator().name()), of(e.operand()));
            case Expression.Binary e -> Term.of("binary", Term.of(e.operator().name()), of(e.left()), of(e.right()));
            case Expression.Conditional e -> Term.of("conditional", of(e.condition()), of(e.yes()), of(e.no()));
            case Expression.Assign e -> Term.of("assign", of(e.target()),
                    Term.of(e.operator().map(Operator::name).orElse("NONE")), of(e.value()));
            case Expression.Increment e ->
                Term.of("increment", of(e.target()), Term.of(e.by()), Term.of(e.postfix()));
            case Expression.OwnCall e -> call("own", e.arguments(), Term.of(e.method()));
            case Expression.Call e -> call("call", e.arguments(), of(e.receiver()), Term.of(e.method()));
            case Expression.StaticCall e -> call("static", e.arguments(), Term.of(e.type()), Term.of(e.method()));
            case Expression.Field e -> Term.of("field", of(e.receiver()), Term.of(e.name()));
            case Expression.Index e -> Term.of("index", of(e.array()), of(e.index()));
            case Expression.ArrayOf e -> call("array", e.elements(), type(e.element()));
            case Expression.NewArray e -> call("new-array", e.sizes(), type(e.type()));
            case Expression.NewList e -> call("new-list", e.arguments());
            case Expression.NewRecord e -> call("new-record", e.arguments(), type(e.type()), components(e.components()));
            case Expression.Reference e -> call("reference", e.receiver().stream().toList(), Term.of(e.method()));
            case Expression.EnumConstant e -> Term.of("enum", type(e.type()), Term.of(e.name()));
            case Expression.Cast e -> Term.of("cast", type(e.type()), of(e.operand()));
            case Expression.SwitchValue e -> Term.of("switch-value", statements.of(e.statement()));
            case Expression.Unsupported e -> Term.of("unsupported", Term.of(e.message()));
        };
    }

    private Term call(String name, List<Expression> arguments, Term... first) {
        var parts = new ArrayList<>(List.of(first));
        parts.addAll(of(arguments));
        return Term.of(name, parts);
    }

    static Term type(Type type) {
        return Term.of(type.name());
    }

    private static Term components(List<Expression.Component> components) {
        return Term.of("components", components.stream().map(c -> Term.of(c.name(), type(c.type()))).toList());
    }

    Expression read(Term t) {
        Position at = statements.position(t);
        return switch (t.name()) {
            case "literal" -> new Expression.Literal(ConstantTerms.read(t.part(0)), at);
            case "local" -> new Expression.Local(t.text(0), at);
            case "unary" -> new Expression.Unary(Operator.valueOf(t.text(0)), read(t.part(1)), at);
            case "binary" -> new Expression.Binary(Operator.valueOf(t.text(0)), read(t.part(1)), read(t.part(2)), at);
            case "conditional" -> new Expression.Conditional(read(t.part(0)), read(t.part(1)), read(t.part(2)), at);
            case "assign" -> new Expression.Assign(read(t.part(0)), operator(t.text(1)), read(t.part(2)), at);
            case "increment" -> new Expression.Increment(
                    read(t.part(0)), Integer.parseInt(t.text(1)), Boolean.parseBoolean(t.text(2)), at);
            case "own" -> new Expression.OwnCall(t.text(0), read(t.from(1)), at);
            case "call" -> new Expression.Call(read(t.part(0)), t.text(1), read(t.from(2)), at);
            case "static" -> new Expression.StaticCall(t.text(0), t.text(1), read(t.from(2)), at);
            case "field" -> new Expression.Field(read(t.part(0)), t.text(1), at);
            case "index" -> new Expression.Index(read(t.part(0)), read(t.part(1)), at);
            case "array" -> new Expression.ArrayOf(new Type(t.text(0)), read(t.from(1)), at);
            case "new-array" -> new Expression.NewArray(new Type(t.text(0)), read(t.from(1)), at);
            case "new-list" -> new Expression.NewList(read(t.parts()), at);
            case "new-record" ->
                new Expression.NewRecord(new Type(t.text(0)), components(t.part(1)), read(t.from(2)), at);
            case "reference" -> new Expression.Reference(read(t.from(1)).stream().findFirst(), t.text(0), at);
            case "enum" -> new Expression.EnumConstant(new Type(t.text(0)), t.text(1), at);
            case "cast" -> new Expression.Cast(new Type(t.text(0)), read(t.part(1)), at);
            case "switch-value" -> new Expression.SwitchValue(statements.choice(t.part(0)), at);
            case "unsupported" -> new Expression.Unsupported(t.text(0), at);
            default -> throw new FormatException("'" + t.name() + "' is no expression");
        };
    }

    List<Expression> read(List<Term> terms) {
        return terms.stream().map(this::read).toList();
    }

    private static Optional<Operator> operator(String name) {
        return name.equals("NONE") ? Optional.empty() : Optional.of(Operator.valueOf(name));
    }

    private static List<Expression.Component> components(Term term) {
        return term.parts().stream().map(c -> new Expression.Component(c.name(), new Type(c.text(0)))).toList();
    }
}
