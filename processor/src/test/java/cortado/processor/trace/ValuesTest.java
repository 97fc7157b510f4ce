package cortado.processor.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.graph.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compile-time Java yields what Java yields: each body sets {@code n} to 12. */
class ValuesTest {
    private static final String NETWORK = """
            @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
            abstract class Net {
                static final int WIDTH = 6;
                static final int[] WIDTHS = {4, 12, 20};
                static final double RATE = 1.5;
                enum Size { SMALL, LARGE }
                record Pair(int a, double b) {}
                interface Limits { int GREATEST = 12; }
                @Dense abstract Tensor first(Tensor x, int units);
                int twice(int n) { return 2 * n; }
                double half(int n) { return n; }
                int total(int... numbers) { int t = 0; for (int i : numbers) t += i; return t; }
                static int more(int n) { return n + 1; }
                int pick(Size size) { return switch (size) { case SMALL -> 3; case LARGE -> 12; }; }
                Tensor forward(Tensor x) {
                    int n = 0;
                    %s
                    return first(x, n);
                }
            }
            """;

    private static final List<String> BODIES = List.of(
        "n = 7 + 15 / 3;",
        "n = 29 % 17;",
        "n = (3 << 2) | 8 & 4 ^ 0;",
        "n = -100 >>> 28 == 15 ? 12 : 0;",
        "n = ~-13;",
        "n = 5; n += 7;",
        "n = 5; n *= 2.4;",
        "n = 10; n++; ++n;",
        "int k = 12; n = k--;",
        "double half = 25; n = (int) (half / 2);",
        "float f = 3; n = (int) (f / 2 * 8);",
        "long big = 1L << 40; n = (int) (big >> 40) + 11;",
        "n = 'M' - 'A';",
        "n = WIDTH * 2;",
        "n = Net.WIDTHS[1];",
        "n = WIDTHS.length * 4;",
        "n = (int) (RATE * x.size(0));",
        "n = Limits.GREATEST;",
        "n = twice(6);",
        "n = this.twice(WIDTH);",
        "n = (int) (half(3) / 2 * 8);",
        "n = total(3, 4, 5);",
        "n = total(new int[] {5, 7}) + total();",
        "n = more(11);",
        "n = Net.more(11);",
        "n = pick(Size.LARGE);",
        "n = Math.max(12, Math.min(3, 5));",
        "n = (int) Math.sqrt(144.5);",
        "n = (int) Math.max(1, 12.9);",
        "n = Math.ceilDiv(34, 3) + Math.abs(-0);",
        "n = (int) Math.pow(2, 3) + Math.floorMod(-4, 8);",
        "for (int i = 0; i < 12; i++) n++;",
        "for (int i = 0, j = 24; i < j; i++, j--) n++;",
        "while (n < 12) n += 5 - n / 5; n--;",
        "do { n += 4; } while (n < 12);",
        "for (int i = 0; ; i++) { if (i == 13) break; if (i == 5) continue; n++; }",
        "outer: for (int i = 0; i < 9; i++) for (int j = 0; j < 9; j++) { if (j == 4) continue outer; "
                + "if (i == 3) break outer; n++; }",
        "for (int w : WIDTHS) if (w < 15) n = w;",
        "int[][] grid = {{1, 2}, {3, 6}}; for (int[] row : grid) for (int v : row) n += v;",
        "int[] a = new int[3]; a[0] = 5; a[2] = 7; n = a[0] + a[1] + a[2];",
        "int[][] a = new int[2][6]; n = a.length * a[1].length;",
        "var list = new ArrayList<Integer>(); list.add(5); list.add(7); for (int i : list) n += i;",
        "List<Integer> list = List.of(3, 9); n = list.get(0) + list.getLast();",
        "List<Integer> list = new ArrayList<>(List.of(1, 2)); list.add(0, 9); n = list.get(0) + list.size();",
        "n = x.size(-1) + 4 * x.rank();",
        "switch (WIDTH) { case 1: n = 1; case 6: n = 10; default: n += 2; }",
        "switch (\"b\") { case \"a\" -> n = 1; case \"b\" -> n = 12; default -> n = 2; }",
        "n = switch (WIDTH) { case 1, 2 -> 1; case 6 -> { int k = 6; yield k * 2; } default -> 0; };",
        "n = switch (WIDTH) { case 6: yield 12; default: yield 0; };",
        "if (WIDTH > 5 && !(WIDTH == 7) || n / n == 0) n = 12; else n = 1;",
        "Pair p = new Pair(3, 4); n = (int) (p.a() * p.b());",
        "boolean big = WIDTH > 5; n = big ? 12 : 1;",
        "String s = \"a\" + 1; n = s.equals(\"a1\") ? 12 : 0;",
        "Tensor none = null; n = none == null ? 12 : 1;",
        "{ int WIDTH = 3; n = WIDTH; } n += WIDTH + 3;",
        "final int k; k = 12; n = k;",
        "Integer boxed = 12; n = boxed;",
        "n = Integer.MAX_VALUE - 2147483635;");

    @Test
    void theyYield12() {
        var source = new StringBuilder();
        Map<String, String> expected = new LinkedHashMap<>();
        for (String body : BODIES) {
            String name = "Net" + expected.size();
            source.append(NETWORK.formatted(body).replace("Net", name).replace(name + "work", "Network"));
            expected.put(name + ": " + body, "[12]");
        }
        Map<String, Network> networks = TracingProcessor.predictions(source.toString());
        Map<String, String> found = new LinkedHashMap<>();
        expected.keySet().forEach(label -> found.put(label, shape(networks.get(label.substring(0, label.indexOf(':'))))));
        assertEquals(expected, found);
    }

    private static String shape(Network network) {
        return network.outputs().get(0).node().shape().toString();
    }
}
