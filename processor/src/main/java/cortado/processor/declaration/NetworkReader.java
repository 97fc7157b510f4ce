package cortado.processor.declaration;

import cortado.processor.Diagnostics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** Reads a class with {@code @Network}, and the blocks that it uses. */
public final class NetworkReader {
    /** The annotation that makes a class a network. */
    public static final String NETWORK = "cortado.Network";

    private final Elements elements;
    private final AnnotationReader annotations;
    private final ClassReader classes;
    private final Diagnostics diagnostics;

    public NetworkReader(ProcessingEnvironment environment, Sources sources, Diagnostics diagnostics) {
        this.elements = environment.getElementUtils();
        this.annotations = new AnnotationReader(environment.getMessager(), sources);
        this.classes = new ClassReader(sources, annotations, diagnostics);
        this.diagnostics = diagnostics;
    }

    /** Whether all types that the declaration names exist by now. */
    public static boolean isComplete(TypeElement type) {
        return ClassReader.isComplete(type);
    }

    /** The network as plain data; empty after an error that leaves nothing to go on with. */
    public Optional<NetworkDeclaration> read(TypeElement type) {
        return classes.read(type).map(body -> network(type, body));
    }

    private NetworkDeclaration network(TypeElement type, BlockDeclaration body) {
        Annotation annotation = annotations.read(type).stream()
                .filter(a -> a.type().equals(NETWORK)).findFirst().orElseThrow();
        PackageElement home = elements.getPackageOf(type);
        Map<Type, BlockDeclaration> blocks = new HashMap<>();
        readBlocks(body, blocks);
        HiddenTypes.check(home, body.position(), elements, diagnostics);
        return new NetworkDeclaration(home.getQualifiedName().toString(), ClassReader.name(type, "_"),
                isPublic(type), annotation, body, blocks, suppressed(type));
    }

    private void readBlocks(BlockDeclaration user, Map<Type, BlockDeclaration> blocks) {
        for (Member member : user.members()) {
            if (member instanceof InstanceDeclaration instance && !blocks.containsKey(instance.block())) {
                readBlock(elements.getTypeElement(instance.block().name()), instance.position()).ifPresent(block -> {
                    blocks.put(instance.block(), block);
                    readBlocks(block, blocks);
                });
            }
        }
    }

    /** @param position where the block is used */
    private Optional<BlockDeclaration> readBlock(TypeElement type, Position position) {
        if (isCompiled(type)) {
            diagnostics.report(position, "block", "the block " + type.getSimpleName() + " has no source here, and"
                    + " its class"
                    + " file keeps neither bodies nor names of parameters: compile its source together with this"
                    + " class");
            return Optional.empty();
        }
        return classes.read(type);
    }

    private boolean isCompiled(TypeElement type) {
        try {
            JavaFileObject file = elements.getFileObjectOf(type);
            return file != null && file.getKind() == JavaFileObject.Kind.CLASS;
        } catch (UnsupportedOperationException e) {
            // Compilers that do not tell have the source, as far as is known.
            return false;
        }
    }

    private static boolean isPublic(TypeElement type) {
        return type.getModifiers().contains(Modifier.PUBLIC)
                && !(type.getEnclosingElement() instanceof TypeElement outer && !isPublic(outer));
    }

    private static Set<String> suppressed(TypeElement type) {
        Set<String> names = new TreeSet<>();
        for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
            if (AnnotationReader.name(mirror).equals("java.lang.SuppressWarnings")) {
                for (AnnotationValue value : mirror.getElementValues().values()) {
                    ((List<?>) value.getValue()).forEach(v -> names.add((String) ((AnnotationValue) v).getValue()));
                }
            }
        }
        return names;
    }
}
