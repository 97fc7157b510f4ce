package cortado.processor.trace;

import cortado.processor.declaration.Annotation.EnumName;
import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.Member;
import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.Position;
import cortado.processor.graph.Node;
import cortado.processor.trace.Value.Constant;
import cortado.processor.trace.Value.EnumValue;
import cortado.processor.trace.Value.Failed;
import cortado.processor.trace.Value.Sequence;
import cortado.processor.trace.Value.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a layer's call, told apart: tensors, and values of attributes. */
final class Arguments {
    private Arguments() {}

    /** The tensors among the arguments, in order. */
    static List<Node> inputs(Member member, List<Value> arguments, List<Position> positions) {
        var inputs = new ArrayList<Node>();
        for (int i = 0; i < arguments.size(); i++) {
            if (member.arguments().get(i).type().isTensor()) {
                inputs.add(input(member.arguments().get(i), arguments.get(i), positions.get(i)));
            }
        }
        return inputs;
    }

    private static Node input(Argument argument, Value value, Position position) {
        return switch (value) {
            case Traced traced when traced.type().equals(argument.type()) -> traced.node();
            case Failed failed -> failed.standIn().orElseThrow();
            default -> throw new Rejection(position, "type", "'" + argument.name() + "' must be a " + argument.type()
                    + ", not " + value.kind());
        };
    }

    /** The attributes among the arguments, by name. */
    static Map<String, Object> attributes(Member member, Annotation annotation, List<Value> arguments,
            List<Position> positions) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = member.arguments().get(i);
            if (!argument.type().isTensor()) {
                boolean real = annotation.attributes().getOrDefault(argument.name(), "").startsWith("double");
                attributes.put(argument.name(), attribute(argument, arguments.get(i), real, positions.get(i)));
            }
        }
        return attributes;
    }

    private static Object attribute(Argument argument, Value value, boolean real, Position position) {
        return switch (value) {
            case Constant constant -> constant.value() instanceof Number number && real
                    ? (Object) CallAttributes.number(number)
                    : constant.value();
            case EnumValue constant -> new EnumName(constant.name());
            case Sequence list ->
                list.elements().stream().map(e -> attribute(argument, e, real, position)).toList();
            default -> throw new Rejection(position, "type", "the attribute '" + argument.name()
                    + "' must be a compile-time value, not " + value.kind());
        };
    }
}
