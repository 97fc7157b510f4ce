package cortado.processor.trace;

import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.Annotation.EnumName;
import cortado.processor.layer.Attributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The attributes of an annotation, overridden by the arguments of one call. */
class CallAttributes implements Attributes {
    private final Annotation annotation;
    private final Map<String, Object> arguments;

    CallAttributes(Annotation annotation, Map<String, Object> arguments) {
        this.annotation = annotation;
        this.arguments = arguments;
    }

    Annotation annotation() {
        return annotation;
    }

    Optional<Object> find(String name) {
        Object argument = arguments.get(name);
        return argument != null ? Optional.of(argument) : annotation.find(name);
    }

    @Override
    public Set<String> names() {
        var names = new TreeSet<>(annotation.values().keySet());
        names.addAll(arguments.keySet());
        return names;
    }

    @Override
    public Optional<Integer> findInt(String name) {
        return find(name).map(Integer.class::cast);
    }

    @Override
    public Optional<Double> findNumber(String name) {
        return find(name).map(CallAttributes::number);
    }

    /** The decimal that was written: 0.1f means 0.1. */
    static double number(Object value) {
        return value instanceof Float f ? Double.parseDouble(Float.toString(f)) : ((Number) value).doubleValue();
    }

    @Override
    public Optional<Boolean> findBoolean(String name) {
        return find(name).map(Boolean.class::cast);
    }

    @Override
    public Optional<String> findString(String name) {
        return find(name).map(String.class::cast);
    }

    @Override
    public Optional<String> findEnum(String name) {
        return find(name).map(EnumName.class::cast).map(EnumName::name);
    }

    @Override
    public Optional<List<Integer>> findInts(String name) {
        return find(name).map(value -> list(value).stream().map(Integer.class::cast).toList());
    }

    @Override
    public Optional<List<Double>> findNumbers(String name) {
        return find(name).map(value -> list(value).stream().map(CallAttributes::number).toList());
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }
}
