package cortado.processor.layer;

import java.util.List;
import java.util.Optional;

/** All layers. */
public final class Layers {
    public static final List<Layer> ALL = List.of(
            new Dense());

    private Layers() {}

    /** The layer of an annotation by its qualified name; absent where the annotation is no layer. */
    public static Optional<Layer> find(String annotation) {
        return ALL.stream().filter(layer -> layer.annotation().equals(annotation)).findFirst();
    }
}
