package cortado.processor.declaration;

import cortado.processor.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads a class of layers, or refuses it. */
final class ClassReader {
    private final Sources sources;
    private final AnnotationReader annotations;
    private final MemberReader members;
    private final Diagnostics diagnostics;

    ClassReader(Sources sources, AnnotationReader annotations, Diagnostics diagnostics) {
        this.sources = sources;
        this.annotations = annotations;
        this.members = new MemberReader(annotations, diagnostics);
        this.diagnostics = diagnostics;
    }

    /** The class as plain data; empty if it can't have layers. */
    Optional<BlockDeclaration> read(TypeElement type) {
        Position position = annotations.position(type);
        String kind = NetworkReader.isNetwork(type) ? "network" : "block";
        Optional<String> refusal = refusal(type, kind);
        if (refusal.isPresent()) {
            diagnostics.report(position, "declaration", refusal.get());
            return Optional.empty();
        }
        var declared = new ArrayList<Member>();
        var bodies = new ArrayList<MethodDeclaration>();
        for (ExecutableElement method : methods(type)) {
            if (method.getModifiers().contains(Modifier.ABSTRACT)) {
                members.read(method).ifPresent(declared::add);
            } else {
                refuseLayer(method);
                bodies.add(method(method));
            }
        }
        return Optional.of(new BlockDeclaration(
                new Type(type.getQualifiedName().toString()), name(type, "."), declared, bodies, position));
    }

    private void refuseLayer(ExecutableElement method) {
        annotations.read(method).forEach(annotation -> diagnostics.report(annotation.position(), "declaration",
                "'" + method.getSimpleName() + "' has a body, so it can't be @" + annotation.simpleName()
                        + " too: make it abstract, or remove the annotation"));
    }

    /** Why the class can't be a network or a block. */
    private static Optional<String> refusal(TypeElement type, String kind) {
        String name = type.getSimpleName().toString();
        if (type.getKind() != ElementKind.CLASS || !type.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of("the " + kind + " " + name + " must be an abstract class: declare it as 'abstract class "
                    + name + "'");
        }
        for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
            if (!t.getTypeParameters().isEmpty()) {
                return Optional.of("the " + kind + " " + name + " can't be generic: remove the type parameter "
                        + t.getTypeParameters().get(0) + (t == type ? "" : " of " + t.getSimpleName()));
            }
        }
        return Optional.empty();
    }

    /** The names of the class and of those around it, joined: {@code Outer_Inner}. */
    static String name(TypeElement type, String joint) {
        return type.getEnclosingElement() instanceof TypeElement outer
                ? name(outer, joint) + joint + type.getSimpleName()
                : type.getSimpleName().toString();
    }

    /** All methods, those of superclasses first, then those of interfaces, and none that is overridden. */
    private static List<ExecutableElement> methods(TypeElement type) {
        List<TypeElement> lineage = lineage(type);
        Map<String, ExecutableElement> methods = new LinkedHashMap<>();
        lineage.forEach(t -> declared(t).forEach(method -> methods.put(signature(method), method)));
        Map<String, ExecutableElement> inherited = new LinkedHashMap<>();
        lineage.forEach(t -> interfaces(t, inherited));
        inherited.forEach(methods::putIfAbsent);
        return List.copyOf(methods.values());
    }

    private static List<ExecutableElement> declared(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements());
    }

    /** The methods of a class's interfaces, those that these extend first. */
    private static void interfaces(TypeElement type, Map<String, ExecutableElement> methods) {
        for (TypeMirror mirror : type.getInterfaces()) {
            if (mirror instanceof DeclaredType declared) {
                TypeElement element = (TypeElement) declared.asElement();
                interfaces(element, methods);
                declared(element).forEach(method -> methods.put(signature(method), method));
            }
        }
    }

    private static List<TypeElement> lineage(TypeElement type) {
        List<TypeElement> lineage = new ArrayList<>();
        for (TypeElement t = type; !t.getQualifiedName().contentEquals("java.lang.Object"); ) {
            lineage.add(0, t);
            if (!(t.getSuperclass() instanceof DeclaredType base)) {
                break;
            }
            t = (TypeElement) base.asElement();
        }
        return lineage;
    }

    private static String signature(ExecutableElement method) {
        List<String> types = method.getParameters().stream().map(p -> p.asType().toString()).toList();
        return method.getSimpleName() + types.toString();
    }

    private MethodDeclaration method(ExecutableElement method) {
        Position position = annotations.position(method);
        return new MethodDeclaration(method.getSimpleName().toString(), members.arguments(method), method.isVarArgs(),
                TypeReader.read(method.getReturnType()), once(() -> body(method, position)), position);
    }

    private Optional<Statement> body(ExecutableElement method, Position position) {
        Optional<Statement> body = sources.body(method);
        if (body.isEmpty()) {
            diagnostics.report(position, "source", "the body of '" + method.getSimpleName() + "' can't be read: compile"
                    + " it together with this class, by javac itself (this compiler has no tree API, or hides it)");
        }
        return body;
    }

    private static Supplier<Optional<Statement>> once(Supplier<Optional<Statement>> read) {
        var known = new ArrayList<Optional<Statement>>(1);
        return () -> {
            if (known.isEmpty()) {
                known.add(read.get());
            }
            return known.get(0);
        };
    }

    /**
     * Whether all types that the declaration names exist by now; other processors may yet generate them. Static methods
     * don't count: they may well return the trainer that is to be generated.
     */
    static boolean isComplete(TypeElement type) {
        return methods(type).stream()
                .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
                .allMatch(ClassReader::isComplete);
    }

    private static boolean isComplete(ExecutableElement method) {
        var kinds = new ArrayList<>(List.of(method.getReturnType().getKind()));
        method.getParameters().forEach(p -> kinds.add(p.asType().getKind()));
        return !kinds.contains(javax.lang.model.type.TypeKind.ERROR);
    }
}
