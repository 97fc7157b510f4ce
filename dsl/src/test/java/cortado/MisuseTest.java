package cortado;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What javac refuses by itself, because the types and targets of the language are exact. */
class MisuseTest {
    @TempDir
    Path classes;

    @Test
    void declarationsInEveryFormCompile() {
        assertEquals(List.of(), errors("""
                @Dense(units = 3, activation = Activation.RELU, l2 = 0.5) abstract Tensor hidden(Tensor x);
                @Dense(bias = false) abstract Tensor project(Tensor x, int units);
                @Dropout(rate = 0.3f) abstract Tensor drop(Tensor x);
                @Parameter(shape = {3, 1}, init = Init.CONSTANT, value = 0.25) abstract Tensor slope();
                record Heads(Tensor kind, Tensor size) {}

                Heads forward(@Input(4) Tensor x, @Input(value = {}, classes = 7) Tokens place, @Input(3) Mask known) {
                    Tensor h = drop(hidden(x)).prelu(slope().flatten()).where(known, 0);
                    Tensor k = Tensor.concat(-1, h.times(1 / Math.sqrt(3)), place.oneHot(7)).softmax();
                    return new Heads(k.minus(k.meanKeepDims(-1)), project(k, 2).pow(2).subtractedFrom(1));
                }

                Tensor loss(Heads heads, @Target Tokens kind, @Target(shape = 2) Tensor size) {
                    return heads.kind().crossEntropy(kind, CrossEntropy.options().labelSmoothing(0.1).ignoreIndex(0))
                            .plus(heads.size().meanSquaredError(size).times(0.25));
                }
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "@Dense(units = 3) Tensor weights;",
        "@Network(input = 3) abstract Tensor layer(Tensor x);",
        "@Block abstract Tensor layer(Tensor x);",
        "@Input(3) abstract Tensor layer(Tensor x);",
        "abstract Tensor layer(@Dense Tensor x);",
        "@Target Tensor wanted;",
        "@Dense(units = 2.5) abstract Tensor layer(Tensor x);",
        "@Dense(units = 3, activation = \"relu\") abstract Tensor layer(Tensor x);",
        "@Dense(units = 3) @Dense(units = 4) abstract Tensor layer(Tensor x);",
        "@Dense(unit = 3) abstract Tensor layer(Tensor x);",
        "@Activate(slope = 0.1) abstract Tensor layer(Tensor x);",
        "Tensor add(Tensor x, Tokens words) { return x.plus(words); }",
        "Tensor choose(Tensor x, Tensor y) { return x.where(y, 0); }",
        "Tensor compare(Tensor x, Mask wanted) { return x.crossEntropy(wanted); }",
        "Tensor make() { return new Tensor() {}; }",
        "static class Mine extends Tokens {}",
    })
    void javacRefuses(String member) {
        assertEquals(1, errors(member).stream().map(Diagnostic::getLineNumber).distinct().count(), member);
    }

    /** The errors of a network class with these members. */
    private List<? extends Diagnostic<?>> errors(String members) {
        var found = new DiagnosticCollector<JavaFileObject>();
        var source = new Source("import cortado.*;\n@Network(input = 4) abstract class Net {\n" + members + "\n}");
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, List.of("-proc:none", "-d", classes.toString()), null, List.of(source))
                .call();
        return found.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR).toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Net.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
