package cortado.runtime.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cortado.runtime.random.RandomKey;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fans, gains, standard deviations and bounds against PyTorch's; the values against those. */
class GoldenInitializerTest {
    private static final Map<String, Double> GAINS = Map.of(
            "linear", Gain.LINEAR,
            "sigmoid", Gain.SIGMOID,
            "tanh", Gain.TANH,
            "relu", Gain.RELU,
            "leaky_relu_0_01", Gain.leakyRelu(0.01),
            "leaky_relu_0_2", Gain.leakyRelu(0.2),
            "selu", Gain.SELU);

    @ParameterizedTest
    @ValueSource(strings = {"conv1d__a", "conv2d__a", "dense__a", "dense__c", "depthwise__a"})
    void agreesWithPyTorch(String name) throws IOException {
        JsonObject given = read(name);
        List<Integer> shape = given.getAsJsonArray("shape").asList().stream().map(JsonElement::getAsInt).toList();
        Fans fans = Fans.of(shape);
        assertEquals(new Fans(given.get("fan_in").getAsInt(), given.get("fan_out").getAsInt()), fans);
        JsonObject gains = given.getAsJsonObject("gains");
        assertEquals(GAINS.keySet(), gains.keySet());
        GAINS.forEach((activation, gain) -> assertEquals(gains.get(activation).getAsDouble(), gain, 1e-15));
        for (JsonElement expected : given.getAsJsonArray("expected")) {
            check(expected.getAsJsonObject(), shape, fans, name);
        }
    }

    private static void check(JsonObject expected, List<Integer> shape, Fans fans, String name) {
        VarianceScaling initializer = assertInstanceOf(VarianceScaling.class, initializer(expected));
        double deviation = expected.get("standard_deviation").getAsDouble();
        assertEquals(1, initializer.standardDeviation(fans.in(), fans.out()) / deviation, 1e-14);
        float[] values = new float[Shapes.size(shape)];
        initializer.fill(values, shape, fans.in(), fans.out(), RandomKey.of(1).with(name).with(expected.toString()));
        Moments.of(values).assertClose(0, deviation);
        if (expected.has("uniform_bound")) {
            double bound = expected.get("uniform_bound").getAsDouble();
            assertEquals(1, initializer.bound(fans.in(), fans.out()) / bound, 1e-14);
            double most = 0;
            for (float value : values) {
                most = Math.max(most, Math.abs(value));
            }
            assertTrue(most <= (float) bound && most > 0.97 * bound, most + " of " + bound);
        }
    }

    private static Initializer initializer(JsonObject expected) {
        double gain = expected.has("gain") ? GAINS.get(expected.get("gain").getAsString()) : 1;
        FanMode fan = expected.has("fan_mode") && expected.get("fan_mode").getAsString().equals("fan_out")
                ? FanMode.OUT
                : FanMode.IN;
        String kind = expected.get("kind").getAsString();
        return switch (kind) {
            case "xavier_uniform" -> Initializer.xavierUniform(gain);
            case "xavier_normal" -> Initializer.xavierNormal(gain);
            case "kaiming_uniform" -> Initializer.kaimingUniform(fan, gain);
            case "kaiming_normal" -> Initializer.kaimingNormal(fan, gain);
            case "lecun_normal" -> Initializer.lecunNormal(gain);
            case "lecun_uniform" -> Initializer.lecunUniform(gain);
            case "torch_default_dense_or_conv_weight", "torch_default_dense_or_conv_bias" ->
                Initializer.pytorchLinear();
            default -> throw new AssertionError("unknown kind " + kind);
        };
    }

    private static JsonObject read(String name) throws IOException {
        String path = "/golden/initializer/initializer_" + name + ".json";
        try (Reader reader = new InputStreamReader(
                GoldenInitializerTest.class.getResourceAsStream(path), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonObject("initializer");
        }
    }
}
