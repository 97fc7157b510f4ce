package cortado.processor.declaration;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Member.Argument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** An abstract method as a layer, a parameter or an instance of a block. */
final class MemberReader {
    private static final String PARAMETER = "cortado.Parameter";

    private final AnnotationReader annotations;
    private final Diagnostics diagnostics;

    MemberReader(AnnotationReader annotations, Diagnostics diagnostics) {
        this.annotations = annotations;
        this.diagnostics = diagnostics;
    }

    /** What the method declares; empty after an error, and for an abstract {@code forward}: that is the chain. */
    Optional<Member> read(ExecutableElement method) {
        Position position = annotations.position(method);
        List<Annotation> found = annotations.read(method);
        if (!method.getTypeParameters().isEmpty()) {
            diagnostics.report(position, "declaration", "the method '" + method.getSimpleName()
                    + "' has type parameters: layers have none");
            return Optional.empty();
        }
        if (found.size() > 1) {
            diagnostics.report(found.get(1).position(), "declaration", "'" + method.getSimpleName() + "' is already @"
                    + found.get(0).simpleName() + ": a method is one layer, so declare another method for @"
                    + found.get(1).simpleName());
            return Optional.empty();
        }
        if (found.isEmpty() && method.getSimpleName().contentEquals("forward")) {
            return Optional.empty();
        }
        return found.isEmpty() ? instance(method, position) : annotated(method, found.get(0), position);
    }

    private Optional<Member> annotated(ExecutableElement method, Annotation annotation, Position position) {
        String name = method.getSimpleName().toString();
        Type returns = TypeReader.read(method.getReturnType());
        List<Argument> arguments = arguments(method);
        if (!returns.equals(Type.TENSOR)) {
            diagnostics.report(position, "declaration", "the layer '" + name + "' returns " + returns
                    + ": it must return Tensor");
            return Optional.empty();
        }
        arguments.forEach(argument -> checkAttribute(argument, annotation));
        return Optional.of(annotation.type().equals(PARAMETER)
                ? new ParameterDeclaration(name, annotation, arguments, position)
                : new LayerDeclaration(name, annotation, arguments, position));
    }

    private void checkAttribute(Argument argument, Annotation annotation) {
        Map<String, String> attributes = annotation.attributes();
        if (argument.type().isTensor()) {
            return;
        }
        String expected = attributes.get(argument.name());
        if (expected == null) {
            diagnostics.report(argument.position(), "attribute", "@" + annotation.simpleName()
                    + " has no attribute '" + argument.name() + "'" + NearMiss.hint(argument.name(), attributes.keySet()));
        } else if (!fits(argument.type().name(), expected)) {
            diagnostics.report(argument.position(), "attribute", "the attribute '" + argument.name() + "' of @"
                    + annotation.simpleName() + " is " + expected + ", so its parameter can't be " + argument.type());
        }
    }

    /** Whether an argument can supply an attribute: the same type, a number that widens, or one for all axes. */
    private static boolean fits(String argument, String attribute) {
        String single = attribute.endsWith("[]") ? attribute.substring(0, attribute.length() - 2) : attribute;
        return argument.equals(attribute)
                || argument.equals(single)
                || single.equals("double") && (argument.equals("int") || argument.equals("float"));
    }

    private Optional<Member> instance(ExecutableElement method, Position position) {
        String name = method.getSimpleName().toString();
        if (!isBlock(method.getReturnType())) {
            diagnostics.report(position, "declaration", "'" + name + "' is abstract but no layer: annotate it as"
                    + " one, such as @Dense(units = 10), let it return a @Block, or give it a body");
            return Optional.empty();
        }
        List<Argument> arguments = arguments(method);
        for (Argument argument : arguments) {
            if (!argument.type().name().equals("int")) {
                diagnostics.report(argument.position(), "declaration", "instances of a block are told apart by int"
                        + " parameters, not by " + argument.type() + ": pass it to the block's forward instead");
            }
        }
        return Optional.of(new InstanceDeclaration(name, TypeReader.read(method.getReturnType()), arguments, position));
    }

    static boolean isBlock(TypeMirror type) {
        return type instanceof DeclaredType declared && has(declared.asElement(), NetworkReader.BLOCK);
    }

    static boolean has(Element element, String annotation) {
        return element.getAnnotationMirrors().stream().anyMatch(m -> AnnotationReader.name(m).equals(annotation));
    }

    List<Argument> arguments(ExecutableElement method) {
        return method.getParameters().stream().map(this::argument).toList();
    }

    private Argument argument(VariableElement parameter) {
        return new Argument(parameter.getSimpleName().toString(), TypeReader.read(parameter.asType()),
                annotations.read(parameter), annotations.position(parameter));
    }
}
