package cortado.processor.graph;

import cortado.processor.kernel.Function;
import cortado.processor.kernel.Reduction;
import cortado.processor.op.BatchSize;
import cortado.processor.op.Broadcast;
import cortado.processor.op.Concat;
import cortado.processor.op.Constant;
import cortado.processor.op.Contract;
import cortado.processor.op.Elementwise;
import cortado.processor.op.Gather;
import cortado.processor.op.Leaf;
import cortado.processor.op.OverlapAdd;
import cortado.processor.op.Pad;
import cortado.processor.op.Permute;
import cortado.processor.op.Position;
import cortado.processor.op.Reduce;
import cortado.processor.op.Reshape;
import cortado.processor.op.Reverse;
import cortado.processor.op.ScatterAdd;
import cortado.processor.op.Slice;
import cortado.processor.op.Slide;
import cortado.processor.op.StopGradient;
import cortado.processor.op.Uniform;
import cortado.processor.op.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Operations from their names in dumps: {@code slice(0, 2, 5)}. What a name leaves out is in the result's shape. */
final class OpText {
    /** A word, its arguments in brackets, and whether it joins the samples of a batch. */
    private static final Pattern NAME =
            Pattern.compile("(?<word>[a-zA-Z_0-9]+)(?:[(\\[](?<arguments>.*)[)\\]])?(?<over> over batch)?");

    /** What is known of an operation. */
    private record Text(String arguments, boolean overBatch, Shape shape, DType type) {
        List<Integer> integers() {
            return OpText.integers(arguments);
        }

        int integer(int index) {
            return integers().get(index);
        }
    }

    private interface Parser {
        Op parse(Text text);
    }

    private static final Map<String, Parser> PARSERS = parsers();

    private OpText() {}

    private static Map<String, Parser> parsers() {
        Map<String, Parser> all = new HashMap<>();
        all.put("batchSize", t -> new BatchSize());
        all.put("broadcast", t -> new Broadcast(t.shape()));
        all.put("concat", t -> new Concat(t.integer(0)));
        all.put("contract", OpText::contract);
        all.put("gather", t -> new Gather());
        all.put("overlapAdd", t -> new OverlapAdd(t.integer(0), t.integers().subList(1, t.integers().size())));
        all.put("pad", t -> pad(t, false));
        all.put("padLowest", t -> pad(t, true));
        all.put("permute", t -> new Permute(t.integers()));
        all.put("position", t -> new Position(t.shape().size(0)));
        all.put("reshape", t -> new Reshape(t.integers()));
        all.put("reverse", t -> new Reverse(t.integer(0)));
        all.put("scatterAdd", t -> new ScatterAdd(t.integer(0), t.overBatch()));
        all.put("slice", t -> new Slice(t.integer(0), t.integer(1), t.integer(2)));
        all.put("stopGradient", t -> new StopGradient());
        all.put("uniform", OpText::uniform);
        all.put("window", OpText::window);
        Stream.of(Leaf.Kind.values())
                .forEach(kind -> all.put(word(kind), t -> new Leaf(kind, t.arguments(), t.shape(), t.type())));
        Stream.of(Reduction.values())
                .forEach(kind -> all.put(word(kind), t -> new Reduce(kind, t.integers(), t.overBatch())));
        Stream.of(Function.values()).forEach(function -> all.put(word(function), t -> new Elementwise(function)));
        return all;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Op contract(Text text) {
        String[] sides = text.arguments().split("->", -1);
        String[] operands = sides[0].split(",", -1);
        return new Contract(operands[0], operands[1], sides[1], text.overBatch());
    }

    private static Op pad(Text text, boolean lowest) {
        return new Pad(everySecond(text.integers(), 0), everySecond(text.integers(), 1), lowest);
    }

    private static List<Integer> everySecond(List<Integer> list, int from) {
        return IntStream.range(0, list.size()).filter(i -> i % 2 == from).mapToObj(list::get).toList();
    }

    private static Op uniform(Text text) {
        List<Integer> order = text.integers().subList(1, text.integers().size());
        List<Integer> sizes = text.shape().sizes();
        return order.isEmpty()
                ? new Uniform(text.integer(0), text.shape())
                : new Uniform(text.integer(0), text.shape().with(
                        IntStream.range(0, order.size()).mapToObj(axis -> sizes.get(order.indexOf(axis))).toList()), order);
    }

    private static Op window(Text text) {
        return new Window(text.integer(0), IntStream.range(0, text.integers().size() / 3)
                .map(i -> 3 * i)
                .mapToObj(i -> new Slide(text.integer(i + 1), text.integer(i + 2), text.integer(i + 3)))
                .toList());
    }

    /** The operation with this name that yields the given shape and type. */
    static Op parse(String name, Shape shape, DType type) {
        Matcher parts = NAME.matcher(name);
        Parser parser = parts.matches() ? PARSERS.get(parts.group("word")) : null;
        if (parser == null) {
            return new Constant(number(name));
        }
        String arguments = parts.group("arguments") == null ? "" : parts.group("arguments");
        return parser.parse(new Text(arguments, parts.group("over") != null, shape, type));
    }

    private static double number(String name) {
        try {
            return Double.parseDouble(name);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + name + "' is neither an operation nor a number", e);
        }
    }

    static List<Integer> integers(String list) {
        return list.isBlank() ? List.of() : Stream.of(list.split(",")).map(String::strip).map(Integer::valueOf).toList();
    }
}
