package cortado.processor.trace;

import cortado.processor.declaration.Position;
import cortado.processor.declaration.Type;
import cortado.processor.trace.Value.Constant;
import cortado.processor.trace.Value.Failed;
import cortado.processor.trace.Value.Nothing;
import cortado.processor.trace.Value.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Arrays and lists. */
final class Arrays {
    private static final Type LIST = new Type("java.util.List");
    private static final int LONGEST = 1_000_000;

    private Arrays() {}

    static Sequence of(Type type, List<Value> elements) {
        return new Sequence(new ArrayList<>(elements), type, false);
    }

    /** {@code List.of(elements)}: it can't be changed. */
    static Sequence fixed(List<Value> elements) {
        return new Sequence(List.copyOf(elements), LIST, true);
    }

    /** {@code new ArrayList<>()}, with the elements of the argument if there is one. */
    static Sequence list(List<Value> arguments) {
        List<Value> elements = !arguments.isEmpty() && arguments.get(0) instanceof Sequence from
                ? from.elements()
                : List.of();
        return new Sequence(new ArrayList<>(elements), LIST, false);
    }

    /** {@code new Tensor[3][2]}: arrays of arrays, without elements where sizes are missing. */
    static Value make(Type type, List<Value> sizes, Position position) {
        if (sizes.isEmpty()) {
            return initial(type);
        }
        if (!(sizes.get(0) instanceof Constant(Integer size))) {
            return Failed.among(sizes).<Value>map(f -> f).orElseThrow(() -> new Rejection(position, "type",
                    "an array's size must be an int, not " + sizes.get(0).kind()));
        }
        long all = elements(sizes);
        if (size < 0 || all > LONGEST) {
            throw new Rejection(
                    position, "number", "an array can't have " + (size < 0 ? size : all) + " elements here");
        }
        var elements = new ArrayList<Value>();
        for (int i = 0; i < size; i++) {
            elements.add(make(type.element(), sizes.subList(1, sizes.size()), position));
        }
        return new Sequence(elements, type, false);
    }

    /** How many elements an array of arrays has in all; no product of these is more than a long holds. */
    private static long elements(List<Value> sizes) {
        long elements = 1;
        for (Value size : sizes) {
            elements *= size instanceof Constant(Integer count) && elements <= LONGEST ? Math.max(count, 1) : 1;
        }
        return elements;
    }

    private static Value initial(Type type) {
        return switch (type.name()) {
            case "int" -> new Constant(0);
            case "long" -> new Constant(0L);
            case "float" -> new Constant(0f);
            case "double" -> new Constant(0.0);
            case "boolean" -> new Constant(false);
            default -> new Nothing();
        };
    }

    static Value get(Value array, Value index, Position position) {
        return switch (array) {
            case Sequence sequence when index instanceof Constant(Integer i) ->
                element(sequence, sequence.elements().get(checked(sequence, i, position)), i, position);
            case Failed failed -> failed;
            case Value other when index instanceof Failed failed -> failed;
            default -> throw new Rejection(position, "type", "an element is read from an array or List at an int,"
                    + " not from "
                    + array.kind() + " at " + index.kind());
        };
    }

    private static Value element(Sequence sequence, Value element, int index, Position position) {
        if (element instanceof Nothing && sequence.isArray()) {
            throw new Rejection(position, "value", "element " + index + " has no value yet: set it before");
        }
        return element;
    }

    static Value set(Value array, Value index, Value value, Position position) {
        return switch (array) {
            case Sequence sequence when sequence.immutable() ->
                throw new Rejection(position, "value", "this List can't be changed: start with new ArrayList<>()");
            case Sequence sequence when index instanceof Constant(Integer i) -> {
                Value converted = sequence.isArray()
                        ? Conversions.assign(value, sequence.type().element(), position)
                        : value;
                sequence.elements().set(checked(sequence, i, position), converted);
                yield converted;
            }
            case Failed failed -> failed;
            case Value other when index instanceof Failed failed -> failed;
            default -> throw new Rejection(position, "type", "an element is set in an array or List at an int, not in "
                    + array.kind() + " at " + index.kind());
        };
    }

    private static int checked(Sequence sequence, int index, Position position) {
        if (index < 0 || index >= sequence.elements().size()) {
            throw new Rejection(position, "index", "there is no element " + index + " among "
                    + sequence.elements().size() + ": indices run from 0 to one less");
        }
        return index;
    }
}
