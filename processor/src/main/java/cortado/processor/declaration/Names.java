package cortado.processor.declaration;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What simple names mean in a class (JLS 6.4.1): members, then imports, then the package, then {@code java.lang}. */
final class Names {
    private final TypeElement type;
    private final CompilationUnitTree unit;
    private final Elements elements;
    private final Map<String, Optional<TypeElement>> types = new HashMap<>();

    Names(TypeElement type, CompilationUnitTree unit, Elements elements) {
        this.type = type;
        this.unit = unit;
        this.elements = elements;
    }

    /** Whether the class is this one or one that it extends. */
    boolean isOwn(TypeElement other) {
        return lineage(type).contains(other);
    }

    /** Whether this class or one that it extends has a method of the name. */
    boolean hasMethod(String name) {
        return lineage(type).stream()
                .flatMap(t -> ElementFilter.methodsIn(t.getEnclosedElements()).stream())
                .anyMatch(method -> method.getSimpleName().contentEquals(name));
    }

    /** The field of a simple name: of this class, of those that it extends, of those around it, or imported. */
    Optional<VariableElement> field(String name) {
        return around(type).stream().flatMap(t -> field(t, name).stream()).findFirst()
                .or(() -> imported(name, home -> field(home, name)));
    }

    Optional<VariableElement> field(TypeElement owner, String name) {
        return lineage(owner).stream()
                .flatMap(t -> ElementFilter.fieldsIn(t.getEnclosedElements()).stream())
                .filter(field -> field.getSimpleName().contentEquals(name))
                .findFirst();
    }

    /** The class from which a static method of a simple name is imported. */
    Optional<TypeElement> methodHome(String name) {
        return imported(name, home -> ElementFilter.methodsIn(home.getEnclosedElements()).stream()
                .anyMatch(m -> m.getSimpleName().contentEquals(name)) ? Optional.of(home) : Optional.empty());
    }

    /** What a static import of the name finds in its class. */
    private <T> Optional<T> imported(String name, Function<TypeElement, Optional<T>> find) {
        for (ImportTree imported : unit.getImports()) {
            var path = (MemberSelectTree) imported.getQualifiedIdentifier();
            if (imported.isStatic() && (path.getIdentifier().contentEquals(name) || isStar(path))) {
                TypeElement home = elements.getTypeElement(path.getExpression().toString());
                Optional<T> found = home == null ? Optional.empty() : find.apply(home);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isStar(MemberSelectTree path) {
        return path.getIdentifier().contentEquals("*");
    }

    /** The type of a simple name. */
    Optional<TypeElement> type(String name) {
        return types.computeIfAbsent(name, this::find);
    }

    /** A type that is a member of another. */
    Optional<TypeElement> nested(TypeElement outer, String name) {
        return lineage(outer).stream()
                .flatMap(t -> ElementFilter.typesIn(t.getEnclosedElements()).stream())
                .filter(t -> t.getSimpleName().contentEquals(name))
                .findFirst();
    }

    /** A type by its qualified name. */
    Optional<TypeElement> qualified(String name) {
        return Optional.ofNullable(elements.getTypeElement(name));
    }

    private Optional<TypeElement> find(String name) {
        for (TypeElement outer : around(type)) {
            if (outer.getSimpleName().contentEquals(name)) {
                return Optional.of(outer);
            }
            Optional<TypeElement> nested = nested(outer, name);
            if (nested.isPresent()) {
                return nested;
            }
        }
        String home = elements.getPackageOf(type).getQualifiedName().toString();
        return imports(name, false)
                .or(() -> qualified(home.isEmpty() ? name : home + "." + name))
                .or(() -> imports(name, true))
                .or(() -> qualified("java.lang." + name));
    }

    private Optional<TypeElement> imports(String name, boolean onDemand) {
        for (ImportTree imported : unit.getImports()) {
            Tree path = imported.getQualifiedIdentifier();
            if (path instanceof MemberSelectTree select && isStar(select) == onDemand) {
                boolean matches = onDemand || select.getIdentifier().contentEquals(name);
                Optional<TypeElement> found =
                        matches ? qualified(select.getExpression() + "." + name) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The class and those around it, innermost first. */
    private static List<TypeElement> around(TypeElement type) {
        var around = new ArrayList<TypeElement>();
        for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
            around.add(t);
        }
        return around;
    }

    /** The class, those that it extends, and the interfaces of all of them. */
    private static List<TypeElement> lineage(TypeElement type) {
        var lineage = new ArrayList<TypeElement>();
        lineage.add(type);
        for (int i = 0; i < lineage.size(); i++) {
            add(lineage.get(i).getSuperclass(), lineage);
            lineage.get(i).getInterfaces().forEach(t -> add(t, lineage));
        }
        return lineage;
    }

    private static void add(TypeMirror mirror, List<TypeElement> lineage) {
        if (mirror instanceof DeclaredType declared && declared.asElement() instanceof TypeElement t
                && !lineage.contains(t)) {
            lineage.add(t);
        }
    }
}
