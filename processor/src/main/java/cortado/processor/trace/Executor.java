package cortado.processor.trace;

import cortado.processor.declaration.Expression;
import cortado.processor.declaration.Position;
import cortado.processor.declaration.Statement;
import cortado.processor.declaration.Statement.Case;
import cortado.processor.trace.Completion.Kind;
import cortado.processor.trace.Value.Constant;
import cortado.processor.trace.Value.EnumValue;
import cortado.processor.trace.Value.Failed;
import cortado.processor.trace.Value.Nothing;
import cortado.processor.trace.Value.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs statements: loops are unrolled, and of branches only the one taken is run. */
final class Executor {
    private final Evaluator evaluator;
    private final Frame frame;
    private final Budget budget;

    Executor(Evaluator evaluator, Frame frame, Budget budget) {
        this.evaluator = evaluator;
        this.frame = frame;
        this.budget = budget;
    }

    Completion run(Statement statement) {
        return run(statement, Optional.empty());
    }

    private Completion runAll(List<Statement> statements) {
        for (Statement statement : statements) {
            Completion end = run(statement);
            if (!end.isNormal()) {
                return end;
            }
        }
        return Completion.NORMAL;
    }

    private Completion run(Statement statement, Optional<String> label) {
        budget.step(statement.position());
        return switch (statement) {
            case Statement.Declare declaration -> declare(declaration);
            case Statement.Evaluate evaluation -> {
                evaluator.evaluate(evaluation.expression());
                yield Completion.NORMAL;
            }
            case Statement.Block block -> runAll(block.statements());
            case Statement.If choice -> evaluator.truth(choice.condition())
                    ? run(choice.yes())
                    : choice.no().map(this::run).orElse(Completion.NORMAL);
            case Statement.Loop loop -> ended(counted(loop.position(), () -> loop(loop, label)), label);
            case Statement.DoWhile loop -> ended(counted(loop.position(), () -> doWhile(loop, label)), label);
            case Statement.ForEach loop -> ended(counted(loop.position(), () -> forEach(loop, label)), label);
            case Statement.Labeled labeled -> labeled(labeled);
            case Statement.Switch choice -> ended(choose(choice), label);
            case Statement.Return result -> Completion.with(Kind.RETURN, result.value().map(evaluator::evaluate)
                    .orElse(new Nothing()));
            case Statement.Yield result -> Completion.with(Kind.YIELD, evaluator.evaluate(result.value()));
            case Statement.Break jump -> Completion.jump(Kind.BREAK, jump.label());
            case Statement.Continue jump -> Completion.jump(Kind.CONTINUE, jump.label());
            case Statement.Throw thrown -> throw evaluator.fatal(new Rejection(thrown.position(), "thrown", thrown.message()
                    .map(message -> text(evaluator.evaluate(message)))
                    .orElse("this declaration throws here")));
            case Statement.Unsupported unsupported ->
                throw evaluator.fatal(new Rejection(unsupported.position(), "java", unsupported.message()));
        };
    }

    private static String text(Value message) {
        return message instanceof Constant constant ? String.valueOf(constant.value()) : message.kind();
    }

    private Completion declare(Statement.Declare declaration) {
        if (declaration.initial().isPresent()) {
            Value value = evaluator.evaluate(declaration.initial().get());
            evaluator.guarded(
                    () -> frame.declare(declaration.type(), declaration.name(), value, declaration.position()));
        } else {
            frame.declare(declaration.type(), declaration.name());
        }
        return Completion.NORMAL;
    }

    private Completion labeled(Statement.Labeled labeled) {
        Optional<String> label = Optional.of(labeled.label());
        return ended(run(labeled.body(), label), label);
    }

    /** A statement's end as those around it see it: its own breaks are over. */
    private static Completion ended(Completion end, Optional<String> label) {
        return end.jumps(Kind.BREAK, label) ? Completion.NORMAL : end;
    }

    private Completion counted(Position position, Supplier<Completion> loop) {
        budget.begin(position);
        try {
            return loop.get();
        } finally {
            budget.end();
        }
    }

    private Completion loop(Statement.Loop loop, Optional<String> label) {
        Completion end = runAll(loop.initial());
        while (end.isNormal() && (loop.condition().isEmpty() || evaluator.truth(loop.condition().get()))) {
            budget.round();
            end = run(loop.body());
            if (end.jumps(Kind.CONTINUE, label)) {
                end = Completion.NORMAL;
            }
            if (end.isNormal()) {
                end = runAll(loop.updates());
            }
        }
        return end;
    }

    private Completion doWhile(Statement.DoWhile loop, Optional<String> label) {
        Completion end;
        do {
            budget.round();
            end = run(loop.body());
            if (end.jumps(Kind.CONTINUE, label)) {
                end = Completion.NORMAL;
            }
        } while (end.isNormal() && evaluator.truth(loop.condition()));
        return end;
    }

    private Completion forEach(Statement.ForEach loop, Optional<String> label) {
        Completion end = Completion.NORMAL;
        for (Value element : elements(loop)) {
            budget.round();
            frame.declare(loop.type(), loop.name(), element, loop.position());
            end = run(loop.body());
            if (end.jumps(Kind.CONTINUE, label)) {
                end = Completion.NORMAL;
            }
            if (!end.isNormal()) {
                break;
            }
        }
        return end;
    }

    private List<Value> elements(Statement.ForEach loop) {
        return switch (evaluator.evaluate(loop.elements())) {
            case Sequence sequence -> List.copyOf(sequence.elements());
            case Failed failed -> throw new Halt();
            case Value other -> throw evaluator.fatal(new Rejection(loop.elements().position(), "loop",
                    "this loop needs an array or a List, not " + other.kind() + ": for the parts of a tensor, use"
                            + " split"));
        };
    }

    /** Runs the cases that the selector leads to. */
    Completion choose(Statement.Switch choice) {
        Value selector = evaluator.evaluate(choice.selector());
        if (selector instanceof Failed) {
            throw new Halt();
        }
        int start = matching(choice.cases(), selector, choice.selector().position());
        if (start < 0) {
            return Completion.NORMAL;
        }
        if (choice.cases().get(start).isArrow()) {
            return runAll(choice.cases().get(start).body());
        }
        for (Case fallen : choice.cases().subList(start, choice.cases().size())) {
            Completion end = runAll(fallen.body());
            if (!end.isNormal()) {
                return end;
            }
        }
        return Completion.NORMAL;
    }

    private int matching(List<Case> cases, Value selector, Position position) {
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).labels().stream().anyMatch(label -> matches(label, selector, position))) {
                return i;
            }
        }
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).isDefault()) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(Expression label, Value selector, Position position) {
        Value value = evaluator.evaluate(label);
        return switch (selector) {
            case EnumValue constant -> value.equals(constant) || value.equals(new Constant(constant.name()));
            case Constant constant -> value instanceof Constant other && equal(constant.value(), other.value());
            default -> throw evaluator.fatal(new Rejection(position, "condition",
                    "switch needs a compile-time value, not " + selector.kind()));
        };
    }

    private static boolean equal(Object a, Object b) {
        return Conversions.promoted(a).equals(Conversions.promoted(b));
    }
}
