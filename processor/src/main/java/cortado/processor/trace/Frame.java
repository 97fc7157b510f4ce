package cortado.processor.trace;

import cortado.processor.declaration.Position;
import cortado.processor.declaration.Type;
import java.util.HashMap;
import java.util.Map;

/** The local variables of a running method. Java keeps their names apart within it. */
final class Frame {
    private record Variable(Type type, Value value) {}

    private final Instance instance;
    private final Map<String, Variable> variables = new HashMap<>();

    Frame(Instance instance) {
        this.instance = instance;
    }

    /** What {@code this} means. */
    Instance instance() {
        return instance;
    }

    void declare(Type type, String name, Value value, Position position) {
        variables.put(name, new Variable(type, Conversions.assign(value, type, position)));
    }

    /** Declares a variable without a value. */
    void declare(Type type, String name) {
        variables.put(name, new Variable(type, null));
    }

    Value get(String name, Position position) {
        Variable variable = variables.get(name);
        if (variable == null || variable.value() == null) {
            throw new Rejection(position, "value", "'" + name + "' has no value yet: set it on every way that leads"
                    + " here");
        }
        return variable.value();
    }

    Value assign(String name, Value value, Position position) {
        Type type = variables.get(name).type();
        declare(type, name, value, position);
        return variables.get(name).value();
    }

    Type type(String name) {
        return variables.get(name).type();
    }
}
