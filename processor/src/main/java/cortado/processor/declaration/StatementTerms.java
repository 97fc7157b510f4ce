package cortado.processor.declaration;

import cortado.processor.declaration.Term.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements as terms: {@code (return@9 (local@9 x))}. */
final class StatementTerms {
    private final Lines lines;
    private final Position use;
    private final ExpressionTerms expressions;

    /** @param use where messages are printed that concern what is read */
    StatementTerms(Lines lines, Position use) {
        this.lines = lines;
        this.use = use;
        this.expressions = new ExpressionTerms(lines, this);
    }

    Position position(Term term) {
        return new CompiledPosition(use, lines.source(term.line()));
    }

    Term of(Statement statement) {
        Term term = plain(statement);
        return new Term(term.name(), lines.line(statement.position()), term.parts());
    }

    private Term plain(Statement statement) {
        return switch (statement) {
            case Statement.Declare s ->
                optional("declare", s.initial(), ExpressionTerms.type(s.type()), Term.of(s.name()));
            case Statement.Evaluate s -> Term.of("evaluate", expressions.of(s.expression()));
            case Statement.Block s -> list("block", s.statements());
            case Statement.If s -> s.no().isPresent()
                    ? Term.of("if", expressions.of(s.condition()), of(s.yes()), of(s.no().get()))
                    : Term.of("if", expressions.of(s.condition()), of(s.yes()));
            case Statement.Loop s -> Term.of("loop", list("initial", s.initial()), optional("while", s.condition()),
                    list("update", s.updates()), of(s.body()));
            case Statement.DoWhile s -> Term.of("do", of(s.body()), expressions.of(s.condition()));
            case Statement.ForEach s -> Term.of("for-each", ExpressionTerms.type(s.type()), Term.of(s.name()),
                    expressions.of(s.elements()), of(s.body()));
            case Statement.Labeled s -> Term.of("label", Term.of(s.label()), of(s.body()));
            case Statement.Switch s -> choice(s);
            case Statement.Return s -> optional("return", s.value());
            case Statement.Yield s -> Term.of("yield", expressions.of(s.value()));
            case Statement.Break s -> Term.of("break", s.label().stream().map(Term::of).toList());
            case Statement.Continue s -> Term.of("continue", s.label().stream().map(Term::of).toList());
            case Statement.Throw s -> optional("throw", s.message());
            case Statement.Unsupported s -> Term.of("unsupported", Term.of(s.message()));
        };
    }

    private Term list(String name, List<Statement> statements) {
        return Term.of(name, statements.stream().map(this::of).toList());
    }

    private Term optional(String name, Optional<Expression> last, Term... first) {
        var parts = new ArrayList<>(List.of(first));
        last.map(expressions::of).ifPresent(parts::add);
        return Term.of(name, parts);
    }

    private Term choice(Statement.Switch choice) {
        var parts = new ArrayList<>(List.of(expressions.of(choice.selector())));
        choice.cases().forEach(c -> parts.add(Term.of("case", Term.of("labels", expressions.of(c.labels())),
                Term.of(c.isDefault()), Term.of(c.isArrow()), list("body", c.body()))));
        return Term.of("switch", parts);
    }

    Statement read(Term t) {
        Position at = position(t);
        return switch (t.name()) {
            case "declare" -> new Statement.Declare(new Type(t.text(0)), t.text(1), optional(t, 2), at);
            case "evaluate" -> new Statement.Evaluate(expressions.read(t.part(0)), at);
            case "block" -> new Statement.Block(read(t.parts()), at);
            case "if" -> new Statement.If(expressions.read(t.part(0)), read(t.part(1)), read(t.from(2)).stream().findFirst(), at);
            case "loop" -> new Statement.Loop(
                    read(t.part(0).parts()), optional(t.part(1), 0), read(t.part(2).parts()), read(t.part(3)), at);
            case "do" -> new Statement.DoWhile(read(t.part(0)), expressions.read(t.part(1)), at);
            case "for-each" -> new Statement.ForEach(
                    new Type(t.text(0)), t.text(1), expressions.read(t.part(2)), read(t.part(3)), at);
            case "label" -> new Statement.Labeled(t.text(0), read(t.part(1)), at);
            case "switch" -> choice(t);
            case "return" -> new Statement.Return(optional(t, 0), at);
            case "yield" -> new Statement.Yield(expressions.read(t.part(0)), at);
            case "break" -> new Statement.Break(label(t), at);
            case "continue" -> new Statement.Continue(label(t), at);
            case "throw" -> new Statement.Throw(optional(t, 0), at);
            case "unsupported" -> new Statement.Unsupported(t.text(0), at);
            default -> throw new FormatException("'" + t.name() + "' is no statement");
        };
    }

    private List<Statement> read(List<Term> terms) {
        return terms.stream().map(this::read).toList();
    }

    private Optional<Expression> optional(Term term, int part) {
        return term.from(part).stream().findFirst().map(expressions::read);
    }

    private static Optional<String> label(Term term) {
        return term.parts().stream().findFirst().map(Term::name);
    }

    Statement.Switch choice(Term term) {
        return new Statement.Switch(
                expressions.read(term.part(0)), term.from(1).stream().map(this::caseOf).toList(), position(term));
    }

    private Statement.Case caseOf(Term term) {
        return new Statement.Case(expressions.read(term.part(0).parts()), Boolean.parseBoolean(term.text(1)),
                Boolean.parseBoolean(term.text(2)), read(term.part(3).parts()));
    }
}
