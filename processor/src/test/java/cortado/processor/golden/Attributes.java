package cortado.processor.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The attributes of a step or a loss. */
record Attributes(JsonObject json) {
    boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    int integer(String name) {
        return json.get(name).getAsInt();
    }

    /** A number as a literal of Java, with all its digits. */
    String number(String name) {
        return json.get(name).getAsString();
    }

    boolean flag(String name) {
        return has(name) && json.get(name).getAsBoolean();
    }

    String text(String name) {
        return json.get(name).getAsString();
    }

    List<Integer> integers(String name) {
        return json.getAsJsonArray(name).asList().stream().map(JsonElement::getAsInt).toList();
    }

    /** An axis of a sample, given one that counts the batch; negative ones count from the end in both. */
    int axis(String name) {
        return sampleAxis(integer(name));
    }

    static int sampleAxis(int axis) {
        if (axis == 0) {
            throw new Unsupported("an operation along the batch");
        }
        return axis > 0 ? axis - 1 : axis;
    }

    /** Values as arguments in Java. */
    static String list(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(", "));
    }
}
