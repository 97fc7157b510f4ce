package cortado.processor.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small network with the outputs, losses and gradients that PyTorch computes; {@code golden/README.md} tells more. */
public final class GoldenCase {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private final JsonObject json;
    private final Map<String, double[]> values = new HashMap<>();

    private GoldenCase(JsonObject json) {
        this.json = json;
    }

    /** All cases of a category, by name. */
    public static List<GoldenCase> ofCategory(String category) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(category))) {
            return files.sorted().map(GoldenCase::read).toList();
        }
    }

    /** All categories, by name. */
    public static List<String> categories() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER).filter(Files::isDirectory)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    private static GoldenCase read(Path file) {
        try {
            return new GoldenCase(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The same numbers for another network. */
    GoldenCase renamed(String name) {
        JsonObject copy = json.deepCopy();
        copy.addProperty("name", name);
        return new GoldenCase(copy);
    }

    /** The case with one of its losses only, unweighted; nothing but that loss is expected. */
    GoldenCase withLoss(int index) {
        GoldenCase single = renamed(name() + "__loss" + index);
        JsonObject loss = single.json.getAsJsonArray("losses").get(index).getAsJsonObject();
        loss.remove("weight");
        var losses = new JsonArray();
        losses.add(loss);
        single.json.add("losses", losses);
        single.json.remove("penalties");
        JsonObject tensors = single.json.getAsJsonObject("tensors");
        for (String name : json.getAsJsonObject("tensors").keySet()) {
            if (name.startsWith("expect.")) {
                tensors.remove(name);
            }
            if (name.matches("expect\\.f..\\.loss\\." + index)) {
                tensors.add(name.substring(0, name.lastIndexOf('.')), tensor(name));
            }
        }
        return single;
    }

    /** A step of the network: what it does, to what, with which parameters by role. */
    public record Step(String id, String kind, List<String> inputs, JsonObject attributes,
            Map<String, String> parameters, Map<String, String> states) {}

    public String name() {
        return json.get("name").getAsString();
    }

    /** What is expected: {@code gradient}, {@code training}, {@code schedule} or {@code initializer}. */
    public String kind() {
        return json.get("kind").getAsString();
    }

    /** Whether every step takes just the one before it. */
    public boolean sequential() {
        return json.get("sequential").getAsBoolean();
    }

    public boolean training() {
        return json.get("mode").getAsString().equals("train");
    }

    public int batch() {
        return json.get("batch").getAsInt();
    }

    public double tolerance(String precision) {
        return json.getAsJsonObject("tolerance").get(precision).getAsDouble();
    }

    /** Whether PyTorch's numbers are one choice among others, at a kink. */
    public boolean advisory() {
        return json.has("advisory");
    }

    public List<String> inputs() {
        return objects("inputs").map(input -> input.get("name").getAsString()).toList();
    }

    /** What the numbers of an input are: {@code real}, {@code integer} or {@code mask}. */
    public String type(String input) {
        return objects("inputs")
                .filter(object -> object.get("name").getAsString().equals(input))
                .findFirst()
                .orElseThrow()
                .get("type")
                .getAsString();
    }

    /** How parameters are trained; of training cases only. */
    public JsonObject optimization() {
        return json.getAsJsonObject("training");
    }

    /** How parameters start; of initializer cases only. */
    Attributes initializer() {
        return new Attributes(json.getAsJsonObject("initializer"));
    }

    public List<Step> steps() {
        return objects("layers").map(layer -> new Step(
                layer.get("id").getAsString(),
                layer.get("kind").getAsString(),
                strings(layer.getAsJsonArray("in")),
                layer.has("attrs") ? layer.getAsJsonObject("attrs") : new JsonObject(),
                names(layer, "params"),
                names(layer, "states"))).toList();
    }

    public List<String> outputs() {
        return strings(json.getAsJsonArray("outputs"));
    }

    public List<JsonObject> losses() {
        return objects("losses").toList();
    }

    /** What holds after each step of training, if anything does. */
    Optional<JsonObject> constraint() {
        return json.has("training")
                ? Optional.ofNullable(optimization().getAsJsonObject("constraint"))
                : Optional.empty();
    }

    public List<JsonObject> penalties() {
        return objects("penalties").toList();
    }

    private Stream<JsonObject> objects(String key) {
        return json.has(key)
                ? json.getAsJsonArray(key).asList().stream().map(JsonElement::getAsJsonObject)
                : Stream.of();
    }

    static List<String> strings(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }

    private static Map<String, String> names(JsonObject layer, String key) {
        var names = new LinkedHashMap<String, String>();
        if (layer.has(key)) {
            layer.getAsJsonObject(key).entrySet().forEach(e -> names.put(e.getKey(), e.getValue().getAsString()));
        }
        return names;
    }

    /** The names of tensors that start with a prefix, without it. */
    public List<String> tensors(String prefix) {
        return json.getAsJsonObject("tensors").keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    private JsonObject tensor(String name) {
        return json.getAsJsonObject("tensors").getAsJsonObject(name);
    }

    /** A tensor's elements in row-major order. */
    public double[] values(String name) {
        return values.computeIfAbsent(name, this::parsed);
    }

    private double[] parsed(String name) {
        JsonObject rule = tensor(name).getAsJsonObject("gen");
        if (rule != null) {
            int count = sizes(name).stream().reduce(1, Math::multiplyExact);
            long seed = rule.get("seed").getAsLong();
            double scale = rule.get("scale").getAsDouble();
            return IntStream.range(0, count).mapToDouble(i -> Digest.projected(seed, i) * scale).toArray();
        }
        return tensor(name).getAsJsonArray("data").asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    }

    /** What is known of a large expected tensor instead of its elements. */
    Optional<Digest> digest(String name) {
        return Optional.ofNullable(tensor(name).getAsJsonObject("digest")).map(Digest::new);
    }

    /** Sizes of all axes, the batch included where the tensor has it. */
    public List<Integer> sizes(String name) {
        return tensor(name).getAsJsonArray("shape").asList().stream().map(JsonElement::getAsInt).toList();
    }

    public boolean isInteger(String name) {
        return tensor(name).get("dtype").getAsString().equals("int");
    }

    /**
     * The unit of errors of an expected tensor: its largest number, or a twentieth of the largest of its group, since
     * some gradients are 0 in exact arithmetic and noise in float.
     */
    double scale(String precision, String name) {
        String prefix = "expect." + precision + ".";
        String group = prefix + name.split("\\.")[0];
        double largestOfGroup = tensors(group).stream().mapToDouble(rest -> largest(group + rest)).max().orElse(0);
        return Math.max(1e-30, Math.max(largest(prefix + name), 0.05 * largestOfGroup));
    }

    private double largest(String tensor) {
        return digest(tensor).map(Digest::largest).orElseGet(() ->
                Arrays.stream(values(tensor)).filter(Double::isFinite).map(Math::abs).max().orElse(0));
    }

    @Override
    public String toString() {
        return name();
    }
}
