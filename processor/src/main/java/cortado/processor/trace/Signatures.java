package cortado.processor.trace;

import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.MethodDeclaration;
import cortado.processor.declaration.Type;
import cortado.processor.trace.Value.Constant;
import cortado.processor.trace.Value.Sequence;
import cortado.processor.trace.Value.Traced;
import java.util.ArrayList;
import java.util.List;

/** Which of several methods of one name takes given arguments. */
final class Signatures {
    private Signatures() {}

    static boolean accepts(MethodDeclaration method, List<Value> arguments) {
        int fixed = method.arguments().size() - (method.isVarArgs() ? 1 : 0);
        if (method.isVarArgs() ? arguments.size() < fixed : arguments.size() != fixed) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!accepts(method.arguments().get(i).type(), arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean accepts(Type type, Value value) {
        return switch (value) {
            case Traced traced -> traced.type().equals(type) || !type.isTensor() && !isPrimitive(type);
            case Constant(Boolean b) -> !type.isTensor() && (type.name().equals("boolean") || !isPrimitive(type));
            case Constant(Number n) -> !type.isTensor() && !type.name().equals("boolean") && !type.isArray();
            default -> true;
        };
    }

    private static boolean isPrimitive(Type type) {
        return Character.isLowerCase(type.name().charAt(0)) && type.name().indexOf('.') < 0;
    }

    /** The arguments as the method sees them: those of variable number are an array. */
    static List<Value> passed(MethodDeclaration method, List<Value> arguments) {
        int fixed = method.arguments().size() - 1;
        boolean isArray = arguments.size() == fixed + 1 && arguments.get(fixed) instanceof Sequence last && last.isArray();
        if (!method.isVarArgs() || isArray) {
            return arguments;
        }
        Argument last = method.arguments().get(fixed);
        var passed = new ArrayList<>(arguments.subList(0, fixed));
        passed.add(Arrays.of(last.type(), arguments.subList(fixed, arguments.size())));
        return passed;
    }
}
