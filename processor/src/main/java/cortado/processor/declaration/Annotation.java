package cortado.processor.declaration;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * An annotation with the attributes that the user wrote: absent means unset.
 *
 * @param type the qualified name, such as {@code cortado.Dense}
 * @param values Integer, Long, Float, Double, Boolean, String, {@link EnumName} or a List of them, by attribute
 * @param positions where each of them stands
 * @param attributes the types of all attributes that the annotation type has, such as {@code int[]}
 */
public record Annotation(
        String type,
        Map<String, Object> values,
        Map<String, Position> positions,
        Map<String, String> attributes,
        Position position) {
    public Annotation {
        values = Collections.unmodifiableMap(values);
        positions = Collections.unmodifiableMap(positions);
        attributes = Collections.unmodifiableMap(attributes);
    }

    /** An enum constant's name. */
    public record EnumName(String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    public Optional<Object> find(String attribute) {
        return Optional.ofNullable(values.get(attribute));
    }

    /** Where the attribute stands; the annotation if it is unset. */
    public Position at(String attribute) {
        return positions.getOrDefault(attribute, position);
    }

    /** {@code Dense} of {@code cortado.Dense}. */
    public String simpleName() {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
