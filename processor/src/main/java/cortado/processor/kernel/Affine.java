package cortado.processor.kernel;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An index: {@code constant + sum of factor * axis}. */
public record Affine(Map<Axis, Integer> factors, int constant) {
    public static final Affine ZERO = new Affine(Map.of(), 0);

    public Affine {
        var sorted = new TreeMap<Axis, Integer>((a, b) -> a.name().compareTo(b.name()));
        factors.forEach((axis, factor) -> {
            if (factor != 0) {
                sorted.put(axis, factor);
            }
        });
        factors = java.util.Collections.unmodifiableMap(sorted);
    }

    public static Affine of(Axis axis) {
        return new Affine(Map.of(axis, 1), 0);
    }

    public static Affine constant(int value) {
        return new Affine(Map.of(), value);
    }

    public int factor(Axis axis) {
        return factors.getOrDefault(axis, 0);
    }

    public boolean uses(Axis axis) {
        return factors.containsKey(axis);
    }

    public Affine plus(Affine other) {
        var sum = new TreeMap<Axis, Integer>((a, b) -> a.name().compareTo(b.name()));
        sum.putAll(factors);
        other.factors.forEach((axis, factor) -> sum.merge(axis, factor, Math::addExact));
        return new Affine(sum, Math.addExact(constant, other.constant));
    }

    public Affine plus(int value) {
        return new Affine(factors, Math.addExact(constant, value));
    }

    public Affine times(int factor) {
        var product = new TreeMap<Axis, Integer>((a, b) -> a.name().compareTo(b.name()));
        factors.forEach((axis, f) -> product.put(axis, Math.multiplyExact(f, factor)));
        return new Affine(product, Math.multiplyExact(constant, factor));
    }

    /** The index with other indices in place of some axes. */
    public Affine with(Map<Axis, Affine> others) {
        Affine result = constant(constant);
        for (var term : factors.entrySet()) {
            result = result.plus(others.getOrDefault(term.getKey(), of(term.getKey())).times(term.getValue()));
        }
        return result;
    }

    /** Its value where every axis has the given one. */
    public int at(Map<Axis, Integer> values) {
        int result = constant;
        for (var term : factors.entrySet()) {
            result += term.getValue() * values.get(term.getKey());
        }
        return result;
    }

    @Override
    public String toString() {
        String sum = factors.entrySet().stream()
                .map(term -> (term.getValue() == 1 ? "" : term.getValue() + "*") + term.getKey())
                .collect(Collectors.joining(" + "));
        if (sum.isEmpty()) {
            return String.valueOf(constant);
        }
        return constant == 0 ? sum : sum + (constant < 0 ? " - " : " + ") + Math.abs(constant);
    }
}
