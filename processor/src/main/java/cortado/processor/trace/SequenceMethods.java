package cortado.processor.trace;

import cortado.processor.declaration.NearMiss;
import cortado.processor.declaration.Position;
import cortado.processor.trace.Value.Constant;
import cortado.processor.trace.Value.Nothing;
import cortado.processor.trace.Value.Sequence;
import java.util.ArrayList;
import java.util.List;

/** The methods of {@code List}, and {@code clone} of arrays. */
final class SequenceMethods {
    private static final List<String> NAMES = List.of(
            "get", "size", "isEmpty", "getFirst", "getLast", "add", "addFirst", "addLast", "addAll", "set", "remove",
            "removeFirst", "removeLast", "clear", "subList", "reversed");

    private SequenceMethods() {}

    static Value call(Sequence list, String name, List<Value> arguments, Position at) {
        int size = list.elements().size();
        if (list.isArray()) {
            return arrayCall(list, name, at);
        }
        return switch (name) {
            case "get" -> Arrays.get(list, argument(arguments, 0, name, at), at);
            case "set" -> Arrays.set(list, argument(arguments, 0, name, at), argument(arguments, 1, name, at), at);
            case "size" -> new Constant(size);
            case "isEmpty" -> new Constant(size == 0);
            case "getFirst" -> Arrays.get(list, new Constant(0), at);
            case "getLast" -> Arrays.get(list, new Constant(size - 1), at);
            case "subList" -> subList(list, argument(arguments, 0, name, at), argument(arguments, 1, name, at), at);
            case "reversed" -> Arrays.fixed(list.elements().reversed());
            case "add", "addFirst", "addLast", "addAll", "remove", "removeFirst", "removeLast", "clear" ->
                change(list, name, arguments, at);
            default -> throw new Rejection(at, "name", "List has no method '" + name + "' that can be traced"
                    + NearMiss.hint(name, NAMES));
        };
    }

    private static Value arrayCall(Sequence array, String name, Position at) {
        if (!name.equals("clone")) {
            throw new Rejection(at, "name", "an array has no method '" + name + "'");
        }
        return Arrays.of(array.type(), array.elements());
    }

    private static Value argument(List<Value> arguments, int index, String name, Position at) {
        if (index >= arguments.size()) {
            throw new Rejection(at, "type", "'" + name + "' needs another argument");
        }
        return arguments.get(index);
    }

    private static Value subList(Sequence list, Value from, Value to, Position at) {
        int size = list.elements().size();
        if (!(from instanceof Constant(Integer low) && to instanceof Constant(Integer high) && 0 <= low && low <= high
                && high <= size)) {
            throw new Rejection(at, "index", "subList needs 0 <= from <= to <= " + size + ", not " + from.kind() + " and "
                    + to.kind());
        }
        return Arrays.fixed(list.elements().subList(low, high));
    }

    private static Value change(Sequence list, String name, List<Value> arguments, Position at) {
        List<Value> elements = list.elements();
        if (list.immutable()) {
            throw new Rejection(at, "value", "this List can't be changed: start with new ArrayList<>()");
        }
        switch (name) {
            case "clear" -> elements.clear();
            case "addFirst" -> elements.add(0, argument(arguments, 0, name, at));
            case "addAll" -> elements.addAll(added(argument(arguments, 0, name, at), at));
            case "remove", "removeFirst", "removeLast" -> {
                return removed(list, name, arguments, at);
            }
            default -> insert(list, arguments, name, at);
        }
        return name.startsWith("add") && !name.equals("addFirst") ? new Constant(true) : new Nothing();
    }

    private static void insert(Sequence list, List<Value> arguments, String name, Position at) {
        int size = list.elements().size();
        int index = arguments.size() == 2 && arguments.get(0) instanceof Constant(Integer i) ? i : size;
        if (index < 0 || index > size) {
            throw new Rejection(at, "index", "an element is added at 0 to " + size + ", not at " + index);
        }
        list.elements().add(index, argument(arguments, arguments.size() - 1, name, at));
    }

    private static List<Value> added(Value value, Position at) {
        if (!(value instanceof Sequence sequence)) {
            throw new Rejection(at, "type", "addAll takes a List, not " + value.kind());
        }
        return new ArrayList<>(sequence.elements());
    }

    private static Value removed(Sequence list, String name, List<Value> arguments, Position at) {
        int last = list.elements().size() - 1;
        Value index = name.equals("removeFirst") ? new Constant(0)
                : name.equals("removeLast") ? new Constant(last)
                : argument(arguments, 0, name, at);
        Value element = Arrays.get(list, index, at);
        list.elements().remove((int) (Integer) ((Constant) index).value());
        return element;
    }
}
