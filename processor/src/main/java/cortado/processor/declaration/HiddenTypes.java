package cortado.processor.declaration;

import cortado.processor.Diagnostics;
import java.util.List;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/** In a network's package, no class hides one of {@code java.lang} that generated classes refer to by its simple name. */
final class HiddenTypes {
    private static final List<String> NEEDED = List.of(
            "Double", "Float", "IndexOutOfBoundsException", "Integer", "Math", "Override", "String", "System");

    private HiddenTypes() {}

    static void check(PackageElement home, Position network, Elements elements, Diagnostics diagnostics) {
        String prefix = home.isUnnamed() ? "" : home.getQualifiedName() + ".";
        for (String name : NEEDED) {
            if (elements.getTypeElement(prefix + name) != null) {
                diagnostics.report(network, "name", "the class " + prefix + name + " would hide java.lang." + name
                        + " in the generated classes: rename it, or move it or the network to another package");
            }
        }
    }
}
