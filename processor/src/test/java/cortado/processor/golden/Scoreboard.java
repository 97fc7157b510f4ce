package cortado.processor.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The worst errors by category and precision, and how many results keep to the stricter tolerance. */
final class Scoreboard {
    private record Score(int cases, int strict, double worst) {
        Score plus(Score other) {
            return new Score(cases + other.cases, strict + other.strict, Math.max(worst, other.worst));
        }
    }

    private final Map<String, Score> scores = new TreeMap<>();
    private final List<String> advisory = new ArrayList<>();

    void add(String category, GoldenCase golden, Precision precision, Deviation worst) {
        if (golden.advisory()) {
            boolean agrees = worst.error() <= golden.tolerance(precision.key());
            advisory.add("%s %s: %s".formatted(golden, precision.key(), agrees ? "agrees" : worst));
            return;
        }
        int strict = worst.error() <= precision.strict() ? 1 : 0;
        scores.merge(precision.key() + " " + category, new Score(1, strict, worst.error()), Score::plus);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("category, cases, cases within the strict tolerance, worst error\n");
        scores.forEach((row, score) -> text.append(
                "%-20s %4d %4d  %.1e%n".formatted(row, score.cases, score.strict, score.worst)));
        text.append("where another derivative is as right\n");
        advisory.forEach(line -> text.append(line).append("\n"));
        return text.toString();
    }
}
