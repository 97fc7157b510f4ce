package cortado.processor.trace;

import cortado.processor.declaration.Expression;
import cortado.processor.declaration.NearMiss;
import cortado.processor.declaration.Position;
import cortado.processor.declaration.Type;
import cortado.processor.graph.Origin;
import cortado.processor.graph.ShapeException;
import cortado.processor.layer.LayerException;
import cortado.processor.trace.Value.Block;
import cortado.processor.trace.Value.Composite;
import cortado.processor.trace.Value.Constant;
import cortado.processor.trace.Value.EnumValue;
import cortado.processor.trace.Value.Failed;
import cortado.processor.trace.Value.LossOptions;
import cortado.processor.trace.Value.Nothing;
import cortado.processor.trace.Value.Reference;
import cortado.processor.trace.Value.Sequence;
import cortado.processor.trace.Value.Traced;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls of methods on values: each kind of value has its table. */
final class Methods {
    private final NetworkBuilder network;
    private final Calls calls;

    Methods(NetworkBuilder network, Calls calls) {
        this.network = network;
        this.calls = calls;
    }

    /** {@code receiver.method(arguments)}. */
    Value call(Value receiver, Expression.Call call, List<Value> arguments, List<Position> positions, Instance here) {
        Position at = call.position();
        Optional<Failed> failed = Failed.among(arguments);
        if (receiver instanceof Failed before) {
            return before;
        }
        if (failed.isPresent() && !(receiver instanceof Block)) {
            return receiver instanceof Traced ? Failed.like(receiver) : failed.get();
        }
        return switch (receiver) {
            case Traced traced -> {
                MethodCall traceable = new MethodCall(call.method(), Optional.of(traced), arguments, positions, at, network);
                yield apply(table(traced.type()), traced.type().simpleName(), traceable, here,
                        () -> operands(call.arguments(), arguments, new Operands(here).add(call.receiver(), traced)));
            }
            case Block block -> calls.call(block.instance(), call.method(), arguments, positions, at);
            case Reference reference -> calls.call(reference.owner(), reference.method(), arguments, positions, at);
            case Sequence sequence -> SequenceMethods.call(sequence, call.method(), arguments, at);
            case Composite composite -> component(composite, call.method(), at);
            case LossOptions options -> options.with(call.method(), arguments, at);
            case Constant constant when call.method().equals("equals") && arguments.size() == 1 ->
                new Constant(constant.equals(arguments.get(0)));
            case EnumValue constant when call.method().equals("name") -> new Constant(constant.name());
            case Nothing nothing ->
                throw new Rejection(at, "value", "there is no value here: '" + call.method() + "' would be called on"
                        + " null");
            default -> throw new Rejection(at, "name", receiver.kind() + " has no method '" + call.method()
                    + "' that can be traced");
        };
    }

    /** Made when a network first asks for it: those without {@code forward} need none. */
    private static MethodTable table(Type type) {
        return type.equals(Type.TENSOR) ? TensorMethods.TABLE
                : type.equals(Type.TOKENS) ? TokensMethods.TABLE : MaskMethods.TABLE;
    }

    private static Value component(Composite composite, String name, Position position) {
        Value component = composite.components().get(name);
        if (component == null) {
            throw new Rejection(position, "name", "the record " + composite.type() + " has no component '" + name + "'"
                    + NearMiss.hint(name, composite.components().keySet()));
        }
        return component;
    }

    /** {@code Type.method(arguments)}. */
    Value callStatic(Expression.StaticCall call, List<Value> arguments, List<Position> positions, Instance here) {
        Optional<Failed> failed = Failed.among(arguments);
        if (failed.isPresent()) {
            return failed.get();
        }
        MethodTable table = StaticMethods.TABLES.get(call.type());
        if (table == null) {
            throw new Rejection(call.position(), "name", "methods of " + new Type(call.type()).simpleName()
                    + " can't be traced: make '" + call.method() + "' a method of " + here.block().name());
        }
        var traceable = new MethodCall(call.method(), Optional.empty(), arguments, positions, call.position(), network);
        return apply(table, new Type(call.type()).simpleName(), traceable, here,
                () -> operands(call.arguments(), arguments, new Operands(here)));
    }

    private static Operands operands(List<Expression> expressions, List<Value> values, Operands operands) {
        for (int i = 0; i < values.size(); i++) {
            operands.add(expressions.get(i), values.get(i));
        }
        return operands;
    }

    private Value apply(MethodTable table, String type, MethodCall call, Instance here, Supplier<Operands> operands) {
        MethodTable.Method method = table.find(call.name()).orElseThrow(() -> new Rejection(call.position(), "name",
                type + " has no method '" + call.name() + "'" + NearMiss.hint(call.name(), table.names())));
        network.graph().setOrigin(new Origin(here.path(), call.position().source()));
        try {
            Value result = method.apply(call);
            if (result instanceof Traced traced) {
                traced.node().shape().elements();
            }
            return result;
        } catch (ShapeException e) {
            throw new Rejection(call.position(), "shape", e.getMessage(), operands.get().lines(e.getMessage()));
        } catch (LayerException e) {
            throw new Rejection(call.position(), "attribute", e.getMessage());
        }
    }
}
