package cortado.processor.declaration;

import cortado.processor.Diagnostics;
import java.io.IOException;
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

/** Reads a class with {@code @Network}, and the blocks that it uses; keeps a class with {@code @Block} for later. */
public final class NetworkReader {
    /** The annotation that makes a class a network. */
    public static final String NETWORK = "cortado.Network";

    /** The annotation that makes a class a block. */
    public static final String BLOCK = "cortado.Block";

    private final Elements elements;
    private final Sources sources;
    private final AnnotationReader annotations;
    private final ClassReader classes;
    private final CompiledBlocks compiled;
    private final Diagnostics diagnostics;

    public NetworkReader(ProcessingEnvironment environment, Sources sources, Diagnostics diagnostics) {
        this.elements = environment.getElementUtils();
        this.sources = sources;
        this.annotations = new AnnotationReader(environment.getMessager(), sources);
        this.classes = new ClassReader(sources, annotations, diagnostics);
        this.compiled = new CompiledBlocks(environment, diagnostics);
        this.diagnostics = diagnostics;
    }

    /** Whether the class is a network, and not only a block. */
    public static boolean isNetwork(TypeElement type) {
        return MemberReader.has(type, NETWORK);
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
                readBlock(instance).ifPresent(block -> {
                    blocks.put(instance.block(), block);
                    readBlocks(block, blocks);
                });
            }
        }
    }

    private Optional<BlockDeclaration> readBlock(InstanceDeclaration instance) {
        TypeElement type = elements.getTypeElement(instance.block().name());
        if (type == null) {
            diagnostics.report(instance.position(), "block", "the class of the block " + instance.block() + " is missing:"
                    + " add what has it to the class path");
            return Optional.empty();
        }
        return compiled.has(type) ? compiled.read(type, instance.position()) : classes.read(type);
    }

    /** Writes a block's declaration beside its class file, unless it has mistakes or its source can't be read. */
    public void keep(TypeElement type) throws IOException {
        Optional<BlockDeclaration> block = sources == Sources.NONE ? Optional.empty() : classes.read(type);
        boolean whole = block.stream().flatMap(b -> b.methods().stream()).allMatch(method -> method.body().get().isPresent());
        if (block.isPresent() && whole && !diagnostics.hasErrors()) {
            compiled.write(type, block.get());
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
