package cortado.processor.trace;

import cortado.processor.graph.Node;
import cortado.processor.trace.Value.Traced;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Methods by name, with what each makes of a call. */
final class MethodTable {
    /** What a method yields. Throws {@link Rejection}, or a shape exception, for the user. */
    @FunctionalInterface
    interface Method {
        Value apply(MethodCall call);
    }

    private final Map<String, Method> methods = new LinkedHashMap<>();

    MethodTable add(String name, Method method) {
        methods.put(name, method);
        return this;
    }

    /** A method that yields a Tensor. */
    MethodTable tensor(String name, Function<MethodCall, Node> method) {
        return add(name, call -> Traced.tensor(method.apply(call)));
    }

    /** A method that yields what it was called on: Tensor, Tokens or Mask. */
    MethodTable same(String name, Function<MethodCall, Node> method) {
        return add(name, call -> new Traced(method.apply(call), call.receiver().type()));
    }

    Optional<Method> find(String name) {
        return Optional.ofNullable(methods.get(name));
    }

    Set<String> names() {
        return methods.keySet();
    }
}
