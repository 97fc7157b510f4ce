package cortado.processor.emit;

import com.palantir.javapoet.CodeBlock;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Identifiers;
import cortado.processor.schedule.Extent;
import cortado.processor.schedule.Loop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements of one kernel: loops around formulas whose shared parts have names. */
final class Body {
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final Places places;
    private final Precision precision;
    private final Set<Function> functions = new HashSet<>();
    private final Set<String> comparisons = new HashSet<>();
    private final Set<String> names;

    /** @param names identifiers in use; the locals declared here are added */
    Body(Places places, Precision precision, Set<String> names) {
        this.places = places;
        this.precision = precision;
        this.names = new HashSet<>(names);
    }

    CodeBlock.Builder code() {
        return code;
    }

    Places places() {
        return places;
    }

    Precision precision() {
        return precision;
    }

    /** The functions of the runtime that the code calls. */
    Set<Function> functions() {
        return functions;
    }

    /** The constants of {@code VectorOperators} that the code names. */
    Set<String> comparisons() {
        return comparisons;
    }

    /** Notes what formulas need imported. */
    void use(ScalarCode scalars) {
        functions.addAll(scalars.functions());
    }

    void use(ScalarCode scalars, VectorCode vectors) {
        use(scalars);
        comparisons.addAll(vectors.comparisons());
    }

    ScalarCode scalars(List<Loop> loops) {
        return new ScalarCode(places, precision, loops);
    }

    /** {@code for (int i = 0; i < extent; i++)}; the reference's loop over samples runs over all of them. */
    void open(Loop loop) {
        boolean all = precision == Precision.DOUBLE;
        code.beginControlFlow("for (int $1L = $2L; $1L < $3L; $1L++)", loop.variable(),
                all ? "0" : from(loop), all ? loop.extent().code() : to(loop));
    }

    /** The same over all steps, samples too: what they have in common, and sums, one thread computes whole. */
    void openWhole(Loop loop) {
        openWhole(loop, 1);
    }

    /** A loop that takes several steps at a time. */
    void openWhole(Loop loop, int together) {
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L$3L)", loop.variable(), loop.extent().code(),
                together == 1 ? "++" : " += " + together);
    }

    void close(List<Loop> loops) {
        loops.forEach(loop -> code.endControlFlow());
    }

    static String from(Loop loop) {
        return loop.extent().batch() ? Places.times("from", loop.extent().size()) : "0";
    }

    /** The end of a loop's steps; {@code to} is the end of the samples. */
    static String to(Loop loop) {
        return loop.extent().batch() ? Places.times("to", loop.extent().size()) : loop.extent().code();
    }

    /** Whether whole vectors of every width cover the loop. */
    static boolean isWhole(Extent extent) {
        return extent.size() % 16 == 0;
    }

    String local(String wish) {
        return Identifiers.unique(wish, names);
    }

    /** Reads what all lanes share into scalars, before the loop over lanes. */
    void hoist(Expr expr, VectorCode vectors, ScalarCode scalars) {
        for (Expr part : constants(expr, vectors)) {
            String name = local(part instanceof Expr.Load load ? Identifiers.camel(load.buffer().name()) + "Value" : "shared");
            code.addStatement("$L $L = $L", precision.type(), name, scalars.number(part));
            scalars.name(part, name);
        }
    }

    private static Set<Expr> constants(Expr expr, VectorCode vectors) {
        var found = new LinkedHashSet<Expr>();
        collectConstants(expr, vectors, found);
        return found;
    }

    private static void collectConstants(Expr expr, VectorCode vectors, Set<Expr> found) {
        boolean mask = expr instanceof Expr.Apply apply && apply.function().isMask();
        if (!vectors.varies(expr) && !mask) {
            if (!(expr instanceof Expr.Const)) {
                found.add(expr);
            }
        } else if (expr instanceof Expr.Apply apply) {
            apply.arguments().forEach(x -> collectConstants(x, vectors, found));
        }
    }

    /** Vectors read and parts used twice get names. */
    void share(Expr expr, VectorCode vectors) {
        for (Expr part : repeated(expr)) {
            if (vectors.varies(part)) {
                String name = local(part instanceof Expr.Load load ? Identifiers.camel(load.buffer().name()) + "Lanes" : "part");
                code.addStatement("$T $L = $L", Types.FLOAT_VECTOR, name, vectors.vector(part));
                vectors.name(part, name);
            }
        }
    }

    /** Parts used twice get names. */
    void share(Expr expr, ScalarCode scalars) {
        for (Expr part : repeated(expr)) {
            if (!(part instanceof Expr.Load)) {
                String name = local("part");
                code.addStatement("$L $L = $L", precision.type(), name, scalars.number(part));
                scalars.name(part, name);
            }
        }
    }

    /** Loads, and numeric parts that occur more than once, inner ones first. */
    private static List<Expr> repeated(Expr expr) {
        Map<Expr, Integer> counts = new HashMap<>();
        var order = new ArrayList<Expr>();
        count(expr, counts, order);
        return order.stream().filter(part -> part instanceof Expr.Load || counts.get(part) > 1 && worthANumber(part)).toList();
    }

    private static boolean worthANumber(Expr part) {
        return part instanceof Expr.Apply apply && !apply.function().isMask();
    }

    /** What a guard holds must not be read outside of it. */
    private static void count(Expr expr, Map<Expr, Integer> counts, List<Expr> order) {
        if (counts.merge(expr, 1, Integer::sum) > 1) {
            return;
        }
        if (expr instanceof Expr.Apply apply) {
            apply.arguments().forEach(x -> count(x, counts, order));
        }
        order.add(expr);
    }
}
