package cortado.processor.trace;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Expression;
import cortado.processor.declaration.Operator;
import cortado.processor.declaration.Position;
import cortado.processor.trace.Value.Composite;
import cortado.processor.trace.Value.Constant;
import cortado.processor.trace.Value.EnumValue;
import cortado.processor.trace.Value.Failed;
import cortado.processor.trace.Value.Nothing;
import cortado.processor.trace.Value.Sequence;
import cortado.processor.trace.Value.Traced;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Evaluates the expressions of one running method. An error is reported once; what depends on it stays silent. */
final class Evaluator {
    private final Frame frame;
    private final Calls calls;
    private final Methods methods;
    private final Budget budget;
    private final Diagnostics diagnostics;

    Evaluator(Frame frame, Calls calls, Methods methods, Budget budget, Diagnostics diagnostics) {
        this.frame = frame;
        this.calls = calls;
        this.methods = methods;
        this.budget = budget;
        this.diagnostics = diagnostics;
    }

    Value evaluate(Expression expression) {
        budget.step(expression.position());
        try {
            return value(expression);
        } catch (Rejection e) {
            report(e);
            return Failed.UNKNOWN;
        }
    }

    private List<Value> evaluateAll(List<Expression> expressions) {
        return expressions.stream().map(this::evaluate).toList();
    }

    /** Whether a condition holds, which must be known while compiling. */
    boolean truth(Expression condition) {
        return switch (evaluate(condition)) {
            case Constant(Boolean value) -> value;
            case Failed failed -> throw new Halt();
            case Value other -> throw fatal(new Rejection(condition.position(), "condition", "a condition must be known"
                    + " while compiling, but this is " + other.kind() + ": choose elementwise with a.where(mask, b)"));
        };
    }

    /** Reports what nothing can go on after. */
    Halt fatal(Rejection e) {
        report(e);
        return new Halt();
    }

    /** Does something whose rejection is reported and otherwise ignored. */
    void guarded(Runnable action) {
        try {
            action.run();
        } catch (Rejection e) {
            report(e);
        }
    }

    private void report(Rejection e) {
        diagnostics.report(e.position(), e.tag(), e.getMessage(), e.details());
    }

    private Value value(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal ->
                literal.value() == null ? new Nothing() : new Constant(literal.value());
            case Expression.Local local -> frame.get(local.name(), local.position());
            case Expression.Unary unary -> unary(unary);
            case Expression.Binary binary -> binary(binary);
            case Expression.Conditional choice -> evaluate(truth(choice.condition()) ? choice.yes() : choice.no());
            case Expression.Assign assignment -> assign(assignment);
            case Expression.Increment increment -> increment(increment);
            case Expression.OwnCall call -> calls.call(frame.instance(), call.method(), evaluateAll(call.arguments()),
                    positions(call.arguments()), call.position());
            case Expression.Call call -> counted(methods.call(evaluate(call.receiver()), call,
                    counted(evaluateAll(call.arguments()), call.position()), positions(call.arguments()),
                    frame.instance()), call.position());
            case Expression.StaticCall call -> counted(methods.callStatic(call, evaluateAll(call.arguments()),
                    positions(call.arguments()), frame.instance()), call.position());
            case Expression.Field field -> field(field);
            case Expression.Index index -> element(index);
            case Expression.ArrayOf array -> array(array);
            case Expression.NewArray array -> counted(
                    Arrays.make(array.type(), evaluateAll(array.sizes()), array.position()), array.position());
            case Expression.NewList list -> counted(Arrays.list(evaluateAll(list.arguments())), list.position());
            case Expression.NewRecord creation -> composite(creation);
            case Expression.Reference reference -> reference(reference);
            case Expression.EnumConstant constant -> new EnumValue(constant.type(), constant.name());
            case Expression.Cast cast -> Conversions.cast(evaluate(cast.operand()), cast.type(), cast.position());
            case Expression.SwitchValue choice -> switchValue(choice);
            case Expression.Unsupported unsupported ->
                throw new Rejection(unsupported.position(), "java", unsupported.message());
        };
    }

    private List<Value> counted(List<Value> values, Position position) {
        values.forEach(value -> counted(value, position));
        return values;
    }

    private Value counted(Value value, Position position) {
        if (value instanceof Sequence sequence) {
            budget.elements(sequence.elements().size(), position);
            sequence.elements().stream().filter(Sequence.class::isInstance).forEach(inner -> counted(inner, position));
        }
        return value;
    }

    private static List<Position> positions(List<Expression> expressions) {
        return expressions.stream().map(Expression::position).toList();
    }

    private Value unary(Expression.Unary unary) {
        return switch (evaluate(unary.operand())) {
            case Constant constant -> Numbers.unary(unary.operator(), constant.value(), unary.position());
            case Failed failed -> failed;
            case Value other -> throw notArithmetic(unary.operator(), other, unary.position());
        };
    }

    private Value binary(Expression.Binary binary) {
        Operator operator = binary.operator();
        if (operator == Operator.CONDITIONAL_AND || operator == Operator.CONDITIONAL_OR) {
            boolean left = truth(binary.left());
            boolean decided = left == (operator == Operator.CONDITIONAL_OR);
            return new Constant(decided ? left : truth(binary.right()));
        }
        return binary(operator, evaluate(binary.left()), evaluate(binary.right()), binary.position());
    }

    private static Value binary(Operator operator, Value left, Value right, Position position) {
        Optional<Failed> failed = Failed.among(List.of(left, right));
        if (failed.isPresent()) {
            return failed.get();
        }
        if (left instanceof Constant a && right instanceof Constant b) {
            return Numbers.binary(operator, a.value(), b.value(), position);
        }
        boolean comparesNull = left instanceof Nothing || right instanceof Nothing;
        if (comparesNull || left instanceof EnumValue && right instanceof EnumValue) {
            return switch (operator) {
                case EQUAL -> new Constant(left.equals(right));
                case NOT_EQUAL -> new Constant(!left.equals(right));
                default -> throw notArithmetic(operator, left, position);
            };
        }
        throw notArithmetic(operator, left instanceof Constant ? right : left, position);
    }

    private static Rejection notArithmetic(Operator operator, Value value, Position position) {
        return new Rejection(position, "type", "'" + operator + "' does not apply to " + value.kind()
                + (value instanceof Traced ? ": call a method instead, such as a.plus(b), a.times(b) or"
                + " a.lessThan(b)" : ""));
    }

    private Value assign(Expression.Assign assignment) {
        Value right = evaluate(assignment.value());
        Position at = assignment.position();
        if (assignment.operator().isEmpty()) {
            return store(assignment.target(), right, at);
        }
        Value result = binary(assignment.operator().get(), evaluate(assignment.target()), right, at);
        return store(assignment.target(), narrowed(assignment.target(), result, at), at);
    }

    /** A compound assignment's result, cast to the variable's type (JLS 15.26.2). */
    private Value narrowed(Expression target, Value value, Position position) {
        return target instanceof Expression.Local local
                ? Conversions.cast(value, frame.type(local.name()), position)
                : value;
    }

    private Value store(Expression target, Value value, Position position) {
        return switch (target) {
            case Expression.Local local -> frame.assign(local.name(), value, position);
            case Expression.Index index -> Arrays.set(evaluate(index.array()), evaluate(index.index()), value, position);
            default -> throw new Rejection(
                    target.position(), "java", "only local variables and elements of arrays can be set");
        };
    }

    private Value increment(Expression.Increment increment) {
        Value before = evaluate(increment.target());
        Value after = binary(Operator.PLUS, before, new Constant(increment.by()), increment.position());
        store(increment.target(), after, increment.position());
        return increment.postfix() ? before : after;
    }

    private Value field(Expression.Field field) {
        return switch (evaluate(field.receiver())) {
            case Sequence array when array.isArray() && field.name().equals("length") ->
                new Constant(array.elements().size());
            case Composite composite when composite.components().containsKey(field.name()) ->
                composite.components().get(field.name());
            case Failed failed -> failed;
            case Value other -> throw new Rejection(field.position(), "name",
                    "cannot find '" + field.name() + "' in " + other.kind());
        };
    }

    private Value element(Expression.Index index) {
        return Arrays.get(evaluate(index.array()), evaluate(index.index()), index.position());
    }

    private Value array(Expression.ArrayOf array) {
        List<Value> elements = array.elements().stream()
                .map(e -> Conversions.assign(evaluate(e), array.element(), e.position()))
                .toList();
        return Arrays.of(array.element().array(), elements);
    }

    private Value composite(Expression.NewRecord creation) {
        var components = new LinkedHashMap<String, Value>();
        if (creation.arguments().size() != creation.components().size()) {
            throw new Rejection(creation.position(), "type", "the record " + creation.type() + " has "
                    + creation.components().size() + " components, not " + creation.arguments().size());
        }
        for (int i = 0; i < creation.components().size(); i++) {
            Expression.Component component = creation.components().get(i);
            Expression argument = creation.arguments().get(i);
            components.put(component.name(),
                    Conversions.assign(evaluate(argument), component.type(), argument.position()));
        }
        return new Composite(creation.type(), components);
    }

    private Value reference(Expression.Reference reference) {
        Value receiver = reference.receiver().map(this::evaluate).orElse(new Value.Block(frame.instance()));
        return switch (receiver) {
            case Value.Block block -> new Value.Reference(block.instance(), reference.method());
            case Failed failed -> failed;
            default -> throw new Rejection(reference.position(), "type", "only methods of this class and of blocks"
                    + " can be referred to, not those of " + receiver.kind());
        };
    }

    private Value switchValue(Expression.SwitchValue choice) {
        return new Executor(this, frame, budget).choose(choice.statement()).value();
    }
}
