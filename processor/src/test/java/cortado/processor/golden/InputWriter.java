package cortado.processor.golden;

import cortado.processor.golden.Declaration.Field;
import cortado.processor.golden.Declaration.Part;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The inputs of a case as parameters in Java. */
record InputWriter(GoldenCase golden) {
    /** Whether floats hold all numbers of all inputs. */
    boolean isExact() {
        return golden.inputs().stream().allMatch(this::isExact);
    }

    private boolean isExact(String input) {
        return Arrays.stream(golden.values("input." + input)).allMatch(value -> value == (float) value);
    }

    List<Field> fields() {
        return golden.inputs().stream().flatMap(this::fields).toList();
    }

    private Stream<Field> fields(String input) {
        String tensor = "input." + input;
        return isExact(input)
                ? Stream.of(Field.of(input, tensor))
                : Stream.of(Field.of(input + "Rounded", tensor), new Field(input + "Rest", tensor, Part.REST));
    }

    /** All parameters of {@code forward}. */
    String parameters() {
        return fields().stream().map(this::parameter).collect(Collectors.joining(", "));
    }

    String parameter(Field field) {
        String input = field.tensor().substring("input.".length());
        String sizes = Attributes.list(golden.sizes(field.tensor()).stream().skip(1));
        return switch (golden.type(input)) {
            case "real" -> "@Input(value = {" + sizes + "}, gradient = true) Tensor " + field.name();
            case "integer" -> "@Input({" + sizes + "}) Tokens " + field.name();
            case "mask" -> "@Input({" + sizes + "}) Mask " + field.name();
            default -> throw new Unsupported("input of type " + golden.type(input));
        };
    }

    /** The statements that put inputs of two parts together. */
    String sums() {
        return golden.inputs().stream()
                .filter(input -> !isExact(input))
                .map(input -> "        Tensor " + input + " = " + input + "Rounded.plus(" + input + "Rest);\n")
                .collect(Collectors.joining());
    }
}
