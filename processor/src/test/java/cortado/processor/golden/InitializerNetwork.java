package cortado.processor.golden;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A network with one layer for each way to start that a case lists. */
record InitializerNetwork(GoldenCase golden) {
    private static final Map<String, String> ANNOTATIONS =
            Map.of("dense", "Dense", "conv1d", "Conv1d", "conv2d", "Conv2d", "conv2d with groups = channels", "Conv2d");

    private Attributes given() {
        return golden.initializer();
    }

    private boolean isDepthwise() {
        return given().text("layer").contains("groups");
    }

    /** What the case expects of each layer's weight, or of its bias. */
    List<Attributes> expected() {
        return given().json().getAsJsonArray("expected").asList().stream()
                .map(JsonElement::getAsJsonObject).map(Attributes::new).toList();
    }

    /** The key of the parameter that an expectation is about. */
    static String key(int index, Attributes expected) {
        return "layer" + index + (expected.text("kind").endsWith("_bias") ? ".bias" : ".weight");
    }

    Declaration declaration() {
        List<Attributes> expected = expected();
        String layers = IntStream.range(0, expected.size())
                .mapToObj(i -> "    " + layer(expected.get(i)).text() + " abstract Tensor layer" + i + "(Tensor x);\n")
                .collect(Collectors.joining());
        String sum = IntStream.range(1, expected.size()).mapToObj(i -> ".plus(layer" + i + "(x))")
                .collect(Collectors.joining("", "layer0(x)", ""));
        String source = """
                package %s;

                import cortado.*;

                @Network
                public abstract class %s {
                %s
                    Tensor forward(@Input({%s}) Tensor x) {
                        return %s;
                    }

                    Tensor loss(Tensor y) {
                        return y.flatten().square().sum(0);
                    }
                }
                """.formatted(Declaration.PACKAGE, NetworkWriter.className(golden), layers, input(), sum);
        return new Declaration(
                NetworkWriter.className(golden), source, Map.of(), List.of(), List.of(), List.of());
    }

    /** One window of a convolution. */
    private String input() {
        List<Integer> shape = given().integers("shape");
        int channels = shape.get(isDepthwise() ? 0 : 1);
        return channels + shape.stream().skip(2).map(size -> ", " + size).collect(Collectors.joining());
    }

    private AnnotatedLayer layer(Attributes expected) {
        List<Integer> shape = given().integers("shape");
        AnnotatedLayer layer = AnnotatedLayer.layer(ANNOTATIONS.get(given().text("layer")));
        layer = shape.size() == 2
                ? layer.with("units", shape.getFirst())
                : layer.with("channels", shape.getFirst())
                        .with("kernel", "{" + Attributes.list(shape.stream().skip(2)) + "}");
        layer = isDepthwise() ? layer.with("groups", shape.getFirst()) : layer;
        layer = layer.with("init", "Init." + constant(expected));
        return expected.has("gain")
                ? layer.with("gain", given().json().getAsJsonObject("gains").get(expected.text("gain")))
                : layer;
    }

    private static String constant(Attributes expected) {
        if (expected.text("kind").startsWith("torch_default")) {
            return "PYTORCH_LINEAR";
        }
        String outwards = expected.has("fan_mode") && expected.text("fan_mode").equals("fan_out") ? "_FAN_OUT" : "";
        return expected.text("kind").toUpperCase(Locale.ROOT) + outwards;
    }
}
