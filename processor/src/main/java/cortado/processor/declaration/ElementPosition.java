package cortado.processor.declaration;

import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** An element, an annotation on it, or a value in that annotation. */
record ElementPosition(
        Messager messager,
        Sources sources,
        Element element,
        Optional<AnnotationMirror> annotation,
        Optional<AnnotationValue> value)
        implements Position {
    static ElementPosition of(Messager messager, Sources sources, Element element) {
        return new ElementPosition(messager, sources, element, Optional.empty(), Optional.empty());
    }

    @Override
    public void print(Diagnostic.Kind kind, String message) {
        messager.printMessage(kind, message, element, annotation.orElse(null), value.orElse(null));
    }

    @Override
    public String source() {
        return sources.line(element);
    }

    ElementPosition at(AnnotationMirror mirror) {
        return new ElementPosition(messager, sources, element, Optional.of(mirror), Optional.empty());
    }

    ElementPosition at(AnnotationValue attribute) {
        return new ElementPosition(messager, sources, element, annotation, Optional.of(attribute));
    }
}
