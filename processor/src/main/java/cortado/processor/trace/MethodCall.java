package cortado.processor.trace;

import cortado.processor.declaration.Position;
import cortado.processor.declaration.Type;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.trace.Value.Constant;
import cortado.processor.trace.Value.Sequence;
import cortado.processor.trace.Value.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call of a method of Tensor, Tokens, Mask, or of a class of static methods.
 *
 * @param target what it is called on; absent for static methods
 * @param positions where the arguments stand
 */
record MethodCall(
        String name,
        Optional<Traced> target,
        List<Value> arguments,
        List<Position> positions,
        Position position,
        NetworkBuilder network) {
    GraphBuilder g() {
        return network.graph();
    }

    Traced receiver() {
        return target.orElseThrow();
    }

    Node x() {
        return receiver().node();
    }

    int count() {
        return arguments.size();
    }

    /** Whether there is such an argument and it is a number, not a tensor. */
    boolean isNumber(int index) {
        return index < count() && arguments.get(index) instanceof Constant(Number n);
    }

    /** An argument of type Tensor; a number counts as a scalar tensor. */
    Node operand(int index) {
        return isNumber(index) ? g().constant(number(index)) : traced(index, Type.TENSOR);
    }

    Node tensor(int index) {
        return traced(index, Type.TENSOR);
    }

    Node traced(int index, Type type) {
        return argument(index) instanceof Traced traced && traced.type().equals(type)
                ? traced.node()
                : refuse(index, type.simpleName());
    }

    double number(int index) {
        return argument(index) instanceof Constant(Number n) ? CallAttributes.number(n) : refuse(index, "number");
    }

    int integer(int index) {
        return argument(index) instanceof Constant(Integer i) ? i : refuse(index, "int");
    }

    boolean flag(int index) {
        return argument(index) instanceof Constant(Boolean b) ? b : refuse(index, "boolean");
    }

    /** The ints from an argument on: one by one, or as an array. */
    List<Integer> integers(int from) {
        var integers = new ArrayList<Integer>();
        for (Value value : rest(from)) {
            integers.add(value instanceof Constant(Integer i) ? i : refuse(from, "int"));
        }
        return integers;
    }

    /** The numbers from an argument on: one by one, or as an array. */
    List<Double> numbers(int from) {
        var numbers = new ArrayList<Double>();
        for (Value value : rest(from)) {
            numbers.add(value instanceof Constant(Number n) ? CallAttributes.number(n) : refuse(from, "number"));
        }
        return numbers;
    }

    /** The tensors from an argument on: one by one, as an array or as a List. */
    List<Node> tensors(int from) {
        var tensors = new ArrayList<Node>();
        for (Value value : rest(from)) {
            tensors.add(value instanceof Traced traced && traced.type().equals(Type.TENSOR)
                    ? traced.node()
                    : refuse(from, "Tensor"));
        }
        return tensors;
    }

    private List<Value> rest(int from) {
        return count() == from + 1 && arguments.get(from) instanceof Sequence sequence
                ? sequence.elements()
                : arguments.subList(Math.min(from, count()), count());
    }

    private Value argument(int index) {
        if (index >= count()) {
            throw new Rejection(position, "type", "'" + name + "' needs more than " + count()
                    + (count() == 1 ? " argument" : " arguments"));
        }
        return arguments.get(index);
    }

    private <T> T refuse(int index, String wanted) {
        throw new Rejection(positions.get(index), "type", "'" + name + "' takes a " + wanted + " here, not "
                + arguments.get(index).kind());
    }
}
