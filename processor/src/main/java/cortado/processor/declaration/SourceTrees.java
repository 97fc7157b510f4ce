package cortado.processor.declaration;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** Sources through the compiler's tree API. */
final class SourceTrees implements Sources {
    /** The trees of a class's members, found once. */
    private record Members(Map<Element, Tree> trees, CompilationUnitTree unit) {
        static final Members NONE = new Members(Map.of(), null);
    }

    private final Trees trees;
    private final Elements elements;
    private final Map<TypeElement, Members> classes = new HashMap<>();

    private SourceTrees(Trees trees, Elements elements) {
        this.trees = trees;
        this.elements = elements;
    }

    /** Throws {@link IllegalArgumentException} where the environment is not javac's. */
    static Sources of(ProcessingEnvironment environment) {
        return new SourceTrees(Trees.instance(environment), environment.getElementUtils());
    }

    @Override
    public String line(Element element) {
        return position(element).map(Position::source).orElse("");
    }

    @Override
    public Optional<Statement> body(ExecutableElement method) {
        Members members = members((TypeElement) method.getEnclosingElement());
        return members.trees().get(method) instanceof MethodTree tree && tree.getBody() != null
                ? Optional.of(new StatementReader(source(method, members)).method(tree))
                : Optional.empty();
    }

    /** The initial value of a field; empty where there is no source of it. */
    Optional<Expression> initial(VariableElement field) {
        Members members = members((TypeElement) field.getEnclosingElement());
        return members.trees().get(field) instanceof VariableTree tree && tree.getInitializer() != null
                ? Optional.of(new ExpressionReader(source(field, members)).initial(tree))
                : Optional.empty();
    }

    private SourceClass source(Element member, Members members) {
        var type = (TypeElement) member.getEnclosingElement();
        return new SourceClass(this, members.unit(), new Names(type, members.unit(), elements));
    }

    Position position(Tree tree, CompilationUnitTree unit) {
        return new TreePosition(trees, tree, unit);
    }

    private Optional<Position> position(Element element) {
        Element home = element instanceof VariableElement ? element.getEnclosingElement() : element;
        if (home.getEnclosingElement() instanceof TypeElement type && !(home instanceof TypeElement)) {
            Members members = members(type);
            return Optional.ofNullable(members.trees().get(home)).map(tree -> position(tree, members.unit()));
        }
        return Optional.ofNullable(trees.getPath(home)).map(p -> position(p.getLeaf(), p.getCompilationUnit()));
    }

    private Members members(TypeElement type) {
        return classes.computeIfAbsent(type, this::find);
    }

    private Members find(TypeElement type) {
        TreePath path = trees.getPath(type);
        if (path == null) {
            return Members.NONE;
        }
        Map<Element, Tree> found = new HashMap<>();
        for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
            Element element = trees.getElement(new TreePath(path, member));
            if (element != null) {
                found.put(element, member);
            }
        }
        return new Members(found, path.getCompilationUnit());
    }
}
