package cortado.processor.declaration;

import java.util.List;
import java.util.Optional;

/** A statement of a method's body. */
public sealed interface Statement {
    Position position();

    record Declare(Type type, String name, Optional<Expression> initial, Position position) implements Statement {}

    record Evaluate(Expression expression, Position position) implements Statement {}

    record Block(List<Statement> statements, Position position) implements Statement {}

    record If(Expression condition, Statement yes, Optional<Statement> no, Position position) implements Statement {}

    /** {@code for}, and {@code while} with neither initial statements nor updates. */
    record Loop(
            List<Statement> initial,
            Optional<Expression> condition,
            List<Statement> updates,
            Statement body,
            Position position)
            implements Statement {}

    record DoWhile(Statement body, Expression condition, Position position) implements Statement {}

    record ForEach(Type type, String name, Expression elements, Statement body, Position position)
            implements Statement {}

    record Labeled(String label, Statement body, Position position) implements Statement {}

    record Switch(Expression selector, List<Case> cases, Position position) implements Statement {}

    /**
     * A group of labels of a {@code switch}.
     *
     * @param labels the constants; the name of an enum's constant counts as a String
     * @param isDefault whether all other values lead here
     * @param isArrow whether it is {@code ->}, which does not fall through
     */
    record Case(List<Expression> labels, boolean isDefault, boolean isArrow, List<Statement> body) {}

    record Return(Optional<Expression> value, Position position) implements Statement {}

    record Yield(Expression value, Position position) implements Statement {}

    record Break(Optional<String> label, Position position) implements Statement {}

    record Continue(Optional<String> label, Position position) implements Statement {}

    /** {@code throw}: reaching it while tracing is the user's own error message. */
    record Throw(Optional<Expression> message, Position position) implements Statement {}

    /** A statement that can't be used here; reaching it is an error. */
    record Unsupported(String message, Position position) implements Statement {}
}
