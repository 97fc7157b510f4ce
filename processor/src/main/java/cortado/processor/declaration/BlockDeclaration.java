package cortado.processor.declaration;

import java.util.List;
import java.util.Optional;

/**
 * A class made of layers: a block, or what a network shares with blocks.
 *
 * @param name the simple name, {@code Outer.Inner} for nested ones
 * @param members the abstract methods in source order, those of superclasses first
 * @param methods the methods with bodies, those of superclasses last
 */
public record BlockDeclaration(
        Type type, String name, List<Member> members, List<MethodDeclaration> methods, Position position) {
    public BlockDeclaration {
        members = List.copyOf(members);
        methods = List.copyOf(methods);
    }

    public Optional<Member> member(String called) {
        return members.stream().filter(m -> m.name().equals(called)).findFirst();
    }

    /** The methods with bodies of a name. */
    public List<MethodDeclaration> methods(String called) {
        return methods.stream().filter(m -> m.name().equals(called)).toList();
    }

    /** The method {@code forward}; without one, the layers form a chain. */
    public Optional<MethodDeclaration> forward() {
        return methods.stream().filter(m -> m.name().equals("forward")).findFirst();
    }

    /** The method {@code loss}. */
    public Optional<MethodDeclaration> loss() {
        return methods.stream().filter(m -> m.name().equals("loss")).findFirst();
    }

    public List<LayerDeclaration> layers() {
        return members.stream()
                .filter(LayerDeclaration.class::isInstance)
                .map(LayerDeclaration.class::cast)
                .toList();
    }
}
