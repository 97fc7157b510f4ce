package cortado.processor.declaration;

import java.util.List;
import java.util.Optional;

/** An expression of a method's body. Names are resolved: constants are literals, types are qualified. */
public sealed interface Expression {
    Position position();

    /** @param value Integer, Long, Float, Double, Boolean, Character or String; null stands for itself */
    record Literal(Object value, Position position) implements Expression {}

    /** A local variable or an argument of the method. */
    record Local(String name, Position position) implements Expression {}

    record Unary(Operator operator, Expression operand, Position position) implements Expression {}

    record Binary(Operator operator, Expression left, Expression right, Position position) implements Expression {}

    /** {@code condition ? yes : no}. */
    record Conditional(Expression condition, Expression yes, Expression no, Position position) implements Expression {}

    /** {@code target = value}, or {@code target op= value}. */
    record Assign(Expression target, Optional<Operator> operator, Expression value, Position position)
            implements Expression {}

    /** {@code ++target} and its kin; a postfix yields the value before. */
    record Increment(Expression target, int by, boolean postfix, Position position) implements Expression {}

    /** A method of the declaring class or of one that it extends. */
    record OwnCall(String method, List<Expression> arguments, Position position) implements Expression {}

    record Call(Expression receiver, String method, List<Expression> arguments, Position position)
            implements Expression {}

    /** @param type the qualified name, such as {@code java.lang.Math} */
    record StaticCall(String type, String method, List<Expression> arguments, Position position)
            implements Expression {}

    /** {@code receiver.name}: an array's length, or a record's component within the record. */
    record Field(Expression receiver, String name, Position position) implements Expression {}

    record Index(Expression array, Expression index, Position position) implements Expression {}

    /** {@code new int[] {1, 2}}. */
    record ArrayOf(Type element, List<Expression> elements, Position position) implements Expression {}

    /** {@code new Tensor[3][]}: as many sizes as are given. */
    record NewArray(Type type, List<Expression> sizes, Position position) implements Expression {}

    /** {@code new ArrayList<>()}, perhaps a copy of a list. */
    record NewList(List<Expression> arguments, Position position) implements Expression {}

    record NewRecord(Type type, List<Component> components, List<Expression> arguments, Position position)
            implements Expression {}

    /** A component of a record. */
    record Component(String name, Type type) {}

    /** {@code receiver::method}; without a receiver, a method of the declaring class. */
    record Reference(Optional<Expression> receiver, String method, Position position) implements Expression {}

    record EnumConstant(Type type, String name, Position position) implements Expression {}

    record Cast(Type type, Expression operand, Position position) implements Expression {}

    record SwitchValue(Statement.Switch statement, Position position) implements Expression {}

    /** An expression that can't be used here; reaching it is an error. */
    record Unsupported(String message, Position position) implements Expression {}
}
