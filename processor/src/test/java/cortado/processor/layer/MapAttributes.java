package cortado.processor.layer;

import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.DType;
import cortado.processor.graph.TestGraph;
import cortado.processor.loss.LossSettings;
import cortado.processor.op.Leaf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Attributes of a map; enum constants are strings there. Settings become leaves with their default value. */
public record MapAttributes(Map<String, Object> values, TestGraph graph) implements LossSettings {
    @Override
    public Set<String> names() {
        return values.keySet();
    }

    @Override
    public Optional<Integer> findInt(String name) {
        return Optional.ofNullable((Integer) values.get(name));
    }

    @Override
    public Optional<Double> findNumber(String name) {
        return Optional.ofNullable((Number) values.get(name)).map(Number::doubleValue);
    }

    @Override
    public Optional<Boolean> findBoolean(String name) {
        return Optional.ofNullable((Boolean) values.get(name));
    }

    @Override
    public Optional<String> findString(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    @Override
    public Optional<String> findEnum(String name) {
        return findString(name);
    }

    @Override
    public Optional<List<Integer>> findInts(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> value instanceof List<?> list
                ? list.stream().map(Integer.class::cast).toList()
                : List.of((Integer) value));
    }

    @Override
    public Optional<List<Double>> findNumbers(String name) {
        return Optional.ofNullable((List<?>) values.get(name))
                .map(list -> list.stream().map(each -> ((Number) each).doubleValue()).toList());
    }

    @Override
    public Node setting(String name, double initial) {
        return graph.leaf(Leaf.Kind.SETTING, name, Shape.single(), DType.REAL, initial);
    }
}
