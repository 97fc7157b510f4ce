package cortado.processor.golden;

import cortado.processor.golden.JavaLayer.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Layers that no annotation names, as a user would write them: methods of the network's class. */
final class Composition {
    static final Map<String, JavaLayer> KINDS = Map.of(
            "l2_normalize", (a, x, m) -> call(m, "unitLength", x.get(0), a.axis("axis"), a.number("eps")),
            "rms_norm", Composition::rootMeanSquare,
            "group_norm", (a, x, m) -> affine(call(m, "groupNorm", x.get(0), a.integer("groups"), a.number("eps")), m),
            "instance_norm", (a, x, m) ->
                    affine(call(m, "groupNorm", x.get(0), x.get(0) + ".size(0)", a.number("eps")), m),
            "local_response_norm", (a, x, m) -> call(m, "responseNorm", x.get(0), a.integer("size"),
                    a.number("alpha"), a.number("beta"), a.number("k")),
            "pixel_shuffle", (a, x, m) -> call(m, "pixelShuffle", x.get(0), a.integer("factor")),
            "attention", Composition::attention);

    private static final Map<String, String> METHODS = Map.of(
            "unitLength", """
            Tensor unitLength(Tensor x, int axis, double epsilon) {
                return x.dividedBy(x.normKeepDims(axis).maximum(epsilon));
            }
            """,
            "groupNorm", """
            Tensor groupNorm(Tensor x, int groups, double epsilon) {
                Tensor parts = x.reshape(groups, -1);
                Tensor centered = parts.minus(parts.meanKeepDims(-1));
                Tensor normed = centered.times(parts.varianceKeepDims(-1).plus(epsilon).rsqrt());
                return normed.reshape(shape(x));
            }
            """,
            "perChannel", """
            Tensor perChannel(Tensor x, Tensor gamma, Tensor beta) {
                Tensor channels = x.reshape(x.size(0), -1);
                Tensor scaled = channels.times(gamma.expandDims(-1)).plus(beta.expandDims(-1));
                return scaled.reshape(shape(x));
            }
            """,
            "shape", """
            int[] shape(Tensor x) {
                int[] sizes = new int[x.rank()];
                for (int axis = 0; axis < sizes.length; axis++) {
                    sizes[axis] = x.size(axis);
                }
                return sizes;
            }
            """,
            "responseNorm", """
            Tensor responseNorm(Tensor x, int size, double alpha, double beta, double k) {
                Tensor squares = x.square().pad(0, size / 2, size - 1 - size / 2);
                Tensor sum = squares.slice(0, 0, x.size(0));
                for (int i = 1; i < size; i++) {
                    sum = sum.plus(squares.slice(0, i, i + x.size(0)));
                }
                return x.dividedBy(sum.times(alpha / size).plus(k).pow(beta));
            }
            """,
            "pixelShuffle", """
            Tensor pixelShuffle(Tensor x, int f) {
                int channels = x.size(0) / (f * f);
                return x.reshape(channels, f, f, x.size(1), x.size(2))
                        .permute(0, 3, 1, 4, 2)
                        .reshape(channels, x.size(1) * f, x.size(2) * f);
            }
            """,
            "heads", """
            Tensor heads(Tensor x, int heads) {
                return x.reshape(x.size(0), heads, x.size(1) / heads).permute(1, 0, 2);
            }
            """,
            "attend", """
            Tensor attend(Tensor scores, Tensor value) {
                Tensor mixed = scores.softmax().matmul(value);
                return mixed.permute(1, 0, 2).reshape(mixed.size(1), -1);
            }
            """,
            "causal", """
            Tensor causal(Tensor scores) {
                Tensor[] steps = new Tensor[scores.size(-1)];
                for (int t = 0; t < steps.length; t++) {
                    steps[t] = Tensor.constant(t);
                }
                Tensor time = Tensor.concat(0, steps);
                return scores.where(time.atMost(time.expandDims(-1)), -1e30);
            }
            """);

    private Composition() {}

    /** The lines of a method. */
    static String method(String name) {
        return METHODS.get(name);
    }

    /** The methods that a method calls. */
    static List<String> calledBy(String name) {
        return METHODS.keySet().stream()
                .filter(other -> !other.equals(name) && METHODS.get(name).contains(other + "("))
                .sorted()
                .toList();
    }

    private static String call(Members m, String method, Object... arguments) {
        return m.method(method) + "(" + Attributes.list(java.util.Arrays.stream(arguments)) + ")";
    }

    private static String affine(String normed, Members m) {
        return m.has("gamma") ? call(m, "perChannel", normed, m.parameter("gamma"), m.parameter("beta")) : normed;
    }

    private static String rootMeanSquare(Attributes a, List<String> x, Members m) {
        var axes = new ArrayList<Integer>();
        for (int axis = 1; axis <= a.integer("axes"); axis++) {
            axes.add(-axis);
        }
        String normed = x.get(0) + ".times(" + x.get(0) + ".square().meanKeepDims(" + Attributes.list(axes.stream())
                + ").plus(" + a.number("eps") + ").rsqrt())";
        return m.has("gamma") ? normed + ".times(" + m.parameter("gamma") + ")" : normed;
    }

    private static String attention(Attributes a, List<String> x, Members m) {
        List<String> tensors = x.stream().limit(3).toList();
        String query = call(m, "heads", projected(tensors.get(0), 0, m), a.integer("heads"));
        String key = call(m, "heads", projected(tensors.get(tensors.size() == 1 ? 0 : 1), 1, m), a.integer("heads"));
        String value = call(m, "heads", projected(tensors.get(tensors.size() - 1), 2, m), a.integer("heads"));
        String scores = query + ".matmul(" + key + ".transpose()).dividedBy(Math.sqrt(" + query + ".size(-1)))";
        if (a.flag("causal")) {
            scores = call(m, "causal", scores);
        }
        if (a.has("key_padding_mask")) {
            scores += ".where(" + a.text("key_padding_mask") + ".not(), -1e30)";
        }
        String mixed = call(m, "attend", scores, value) + ".matmul(" + m.parameter("out_weight") + ".transpose())";
        return m.has("out_bias") ? mixed + ".plus(" + m.parameter("out_bias") + ")" : mixed;
    }

    /** One third of the projections of query, key and value, which lie in one weight. */
    private static String projected(String x, int third, Members m) {
        String product = x + ".matmul(" + m.parameter("in_weight") + ".split(0, 3).get(" + third + ").transpose())";
        return m.has("in_bias")
                ? product + ".plus(" + m.parameter("in_bias") + ".split(0, 3).get(" + third + "))"
                : product;
    }
}
