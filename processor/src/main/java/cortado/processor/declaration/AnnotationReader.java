package cortado.processor.declaration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads annotations of an element; only attributes that are written count. */
final class AnnotationReader {
    private static final String PACKAGE = "cortado.";

    private final Messager messager;
    private final Sources sources;

    AnnotationReader(Messager messager, Sources sources) {
        this.messager = messager;
        this.sources = sources;
    }

    ElementPosition position(Element element) {
        return ElementPosition.of(messager, sources, element);
    }

    /** The annotations of this language on an element. */
    List<Annotation> read(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> name(mirror).startsWith(PACKAGE))
                .map(mirror -> read(element, mirror))
                .toList();
    }

    static String name(AnnotationMirror mirror) {
        return type(mirror).getQualifiedName().toString();
    }

    private static TypeElement type(AnnotationMirror mirror) {
        return (TypeElement) mirror.getAnnotationType().asElement();
    }

    private Annotation read(Element element, AnnotationMirror mirror) {
        ElementPosition position = position(element).at(mirror);
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Position> positions = new LinkedHashMap<>();
        mirror.getElementValues().forEach((attribute, value) -> {
            values.put(attribute.getSimpleName().toString(), plain(value));
            positions.put(attribute.getSimpleName().toString(), position.at(value));
        });
        return new Annotation(name(mirror), values, positions, attributes(type(mirror)), position);
    }

    static Map<String, String> attributes(TypeElement annotation) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (ExecutableElement attribute : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
            attributes.put(attribute.getSimpleName().toString(), attribute.getReturnType().toString());
        }
        return attributes;
    }

    private static Object plain(AnnotationValue value) {
        return switch (value.getValue()) {
            case VariableElement constant -> new Annotation.EnumName(constant.getSimpleName().toString());
            case List<?> list -> list.stream().map(entry -> plain((AnnotationValue) entry)).toList();
            case Object number -> number;
        };
    }
}
