package cortado.processor.layer;

import java.util.List;
import java.util.Optional;

/** All layers. */
public final class Layers {
    public static final List<Layer> ALL = List.of(
            new Activate(),
            AdaptivePool.ofAverage(),
            AdaptivePool.ofMax(),
            new AveragePool(),
            new BatchNorm(),
            new Convolution("cortado.Conv1d", 1),
            new Convolution("cortado.Conv2d", 2),
            new Convolution("cortado.Conv3d", 3),
            new TransposedConvolution("cortado.ConvTranspose1d", 1),
            new TransposedConvolution("cortado.ConvTranspose2d", 2),
            new Dense(),
            new Dropout(),
            new Embedding(),
            new Flatten(),
            GlobalPool.ofAverage(),
            GlobalPool.ofMax(),
            new GroupNorm(),
            new InstanceNorm(),
            new L2Normalize(),
            new LayerNorm(),
            new LocalResponseNorm(),
            new MaxPool(),
            new Maxout(),
            new Pad(),
            new PixelShuffle(),
            new RmsNorm(),
            new Upsample());

    private Layers() {}

    /** The layer of an annotation by its qualified name; absent where the annotation is no layer. */
    public static Optional<Layer> find(String annotation) {
        return ALL.stream().filter(layer -> layer.annotation().equals(annotation)).findFirst();
    }
}
