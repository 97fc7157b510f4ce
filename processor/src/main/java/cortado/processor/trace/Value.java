package cortado.processor.trace;

import cortado.processor.declaration.NearMiss;
import cortado.processor.declaration.Position;
import cortado.processor.declaration.Type;
import cortado.processor.graph.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an expression yields while tracing. */
sealed interface Value {
    /** How messages call such a value: {@code an int}. */
    String kind();

    /** A compile-time value: Integer, Long, Float, Double, Boolean, Character or String. */
    record Constant(Object value) implements Value {
        @Override
        public String kind() {
            return switch (value) {
                case Integer i -> "the int " + i;
                case String s -> "the String \"" + s + "\"";
                case Object other -> "the " + other.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + " "
                        + other;
            };
        }
    }

    /**
     * A tensor that is known at run time only.
     *
     * @param type Tensor, Tokens or Mask
     */
    record Traced(Node node, Type type) implements Value {
        static Traced tensor(Node node) {
            return new Traced(node, Type.TENSOR);
        }

        @Override
        public String kind() {
            return "a " + type + " " + node.shape();
        }
    }

    /** An array or a list; it has identity, as in Java. */
    record Sequence(List<Value> elements, Type type, boolean immutable) implements Value {
        boolean isArray() {
            return type.isArray();
        }

        @Override
        public String kind() {
            return isArray() ? "an array" : "a List";
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** A record of values by component. */
    record Composite(Type type, LinkedHashMap<String, Value> components) implements Value {
        @Override
        public String kind() {
            return "a record " + type;
        }
    }

    /** An instance of a block. */
    record Block(Instance instance) implements Value {
        @Override
        public String kind() {
            return "the block " + instance.block().name();
        }
    }

    /** A method of the network or of a block's instance, as a value. */
    record Reference(Instance owner, String method) implements Value {
        @Override
        public String kind() {
            return "a method reference";
        }
    }

    /** A constant of an enum. */
    record EnumValue(Type type, String name) implements Value {
        @Override
        public String kind() {
            return "the constant " + name;
        }
    }

    /** The options of a cross-entropy, by name. */
    record LossOptions(Map<String, Object> values) implements Value {
        /** The options with one more set. */
        LossOptions with(String name, List<Value> arguments, Position position) {
            var all = new LinkedHashMap<>(values);
            var call = new MethodCall(name, Optional.empty(), arguments,
                    Collections.nCopies(arguments.size(), position), position, null);
            all.put(name, switch (name) {
                case "axis", "ignoreIndex" -> (Object) call.integer(0);
                case "labelSmoothing" -> call.number(0);
                case "classWeights" -> call.numbers(0);
                default -> throw new Rejection(position, "name", "CrossEntropy has no option '" + name + "'"
                        + NearMiss.hint(name, List.of("axis", "ignoreIndex", "labelSmoothing", "classWeights")));
            });
            return new LossOptions(all);
        }

        @Override
        public String kind() {
            return "options";
        }
    }

    /** The result of a void method, or null. */
    record Nothing() implements Value {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /**
     * The result of an expression that had an error, which has been reported; what uses it stays silent.
     *
     * @param standIn a tensor that may resemble the missing one, to find further wrong attributes
     */
    record Failed(Optional<Node> standIn) implements Value {
        static final Failed UNKNOWN = new Failed(Optional.empty());

        /** A failure that should have had about the shape of a value. */
        static Failed like(Value value) {
            return switch (value) {
                case Traced traced -> new Failed(Optional.of(traced.node()));
                case Failed failed -> failed;
                default -> UNKNOWN;
            };
        }

        /** The first failure among values. */
        static Optional<Failed> among(List<Value> values) {
            return values.stream().filter(Failed.class::isInstance).map(Failed.class::cast).findFirst();
        }

        @Override
        public String kind() {
            return "an error";
        }
    }
}
