package cortado.processor.golden;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Layers for images as annotated methods, by kind of step. */
final class AnnotatedImageLayer {
    static final Map<String, Function<Attributes, AnnotatedLayer>> KINDS = Map.ofEntries(
            Map.entry("conv1d", a -> convolution("Conv1d", a)),
            Map.entry("conv2d", a -> convolution("Conv2d", a)),
            Map.entry("conv3d", a -> convolution("Conv3d", a)),
            Map.entry("conv_transpose1d", a -> transposed("ConvTranspose1d", a)),
            Map.entry("conv_transpose2d", a -> transposed("ConvTranspose2d", a)),
            Map.entry("max_pool1d", AnnotatedImageLayer::maxPool),
            Map.entry("max_pool2d", AnnotatedImageLayer::maxPool),
            Map.entry("avg_pool1d", AnnotatedImageLayer::averagePool),
            Map.entry("avg_pool2d", AnnotatedImageLayer::averagePool),
            Map.entry("adaptive_avg_pool", a -> perAxis(layer("AdaptiveAveragePool"), a, "output")),
            Map.entry("adaptive_max_pool", a -> perAxis(layer("AdaptiveMaxPool"), a, "output")),
            Map.entry("global_avg_pool", a -> layer("GlobalAveragePool")),
            Map.entry("global_max_pool", a -> layer("GlobalMaxPool")),
            Map.entry("upsample", AnnotatedImageLayer::upsample),
            Map.entry("pad", a -> padded(layer("Pad").with("fill", "Fill." + constant(a.text("mode"))), a)),
            Map.entry("pixel_shuffle", a -> layer("PixelShuffle").with("factor", a.integer("factor"))),
            Map.entry("group_norm", a -> norm("GroupNorm", a).with("groups", a.integer("groups"))),
            Map.entry("instance_norm", a -> norm("InstanceNorm", a)),
            Map.entry("rms_norm", a -> norm("RmsNorm", a).with("axes", a.integer("axes"))),
            Map.entry("local_response_norm", a -> layer("LocalResponseNorm").with("size", a.integer("size"))
                    .with("alpha", a.number("alpha")).with("beta", a.number("beta")).with("k", a.number("k"))),
            Map.entry("l2_normalize", a -> layer("L2Normalize").with("axis", a.axis("axis"))
                    .with("epsilon", a.number("eps"))));

    private AnnotatedImageLayer() {}

    private static AnnotatedLayer layer(String annotation) {
        return AnnotatedLayer.layer(annotation);
    }

    private static AnnotatedLayer norm(String annotation, Attributes a) {
        return AnnotatedLayer.norm(annotation, a);
    }

    private static AnnotatedLayer convolution(String annotation, Attributes a) {
        AnnotatedLayer layer = perAxis(filters(annotation, a), a, "kernel", "stride", "dilation");
        return a.text("padding_name").equals("same") ? layer.with("border", "Padding.SAME") : padded(layer, a);
    }

    private static AnnotatedLayer transposed(String annotation, Attributes a) {
        AnnotatedLayer layer = perAxis(filters(annotation, a), a, "kernel", "stride", "dilation");
        return padded(layer, a).with("outputPadding", sizes(a.integers("output_padding")));
    }

    private static AnnotatedLayer filters(String annotation, Attributes a) {
        return layer(annotation).with("channels", a.integer("channels")).with("groups", a.integer("groups"))
                .with("bias", a.flag("bias"));
    }

    private static AnnotatedLayer maxPool(Attributes a) {
        return padded(perAxis(layer("MaxPool"), a, "kernel", "stride", "dilation"), a)
                .with("ceilMode", a.flag("ceil_mode"));
    }

    private static AnnotatedLayer averagePool(Attributes a) {
        return padded(perAxis(layer("AveragePool"), a, "kernel", "stride"), a)
                .with("ceilMode", a.flag("ceil_mode")).with("countIncludePad", a.flag("count_include_pad"));
    }

    private static AnnotatedLayer upsample(Attributes a) {
        AnnotatedLayer layer = perAxis(layer("Upsample"), a, "size")
                .with("mode", "Interpolation." + constant(a.text("mode")));
        return a.flag("align_corners") ? layer.with("alignCorners", true) : layer;
    }

    private static AnnotatedLayer perAxis(AnnotatedLayer layer, Attributes a, String... names) {
        AnnotatedLayer with = layer;
        for (String name : names) {
            with = with.with(name, sizes(a.integers(name)));
        }
        return with;
    }

    /** A low and a high number for each axis. */
    private static AnnotatedLayer padded(AnnotatedLayer layer, Attributes a) {
        List<Integer> sides = a.json().getAsJsonArray("padding").asList().stream()
                .flatMap(axis -> axis.getAsJsonArray().asList().stream())
                .map(JsonElement::getAsInt).toList();
        return sides.stream().allMatch(side -> side == 0) ? layer : layer.with("padding", sizes(sides));
    }

    /** One number where all are the same. */
    private static String sizes(List<Integer> sizes) {
        return sizes.stream().distinct().count() == 1
                ? String.valueOf(sizes.getFirst())
                : "{" + Attributes.list(sizes.stream()) + "}";
    }

    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
