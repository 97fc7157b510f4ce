package cortado.processor.declaration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks that were compiled before the networks that use them. */
class CompiledBlockTest {
    private static final String INNER = """
            package first;
            import cortado.*;
            @Block
            public abstract class Inner {
                public static final int FACTOR = 1 + 1;
                @Dense(activation = Activation.RELU, biasInit = Init.CONSTANT, biasValue = 0.1)
                protected abstract Tensor wide(Tensor x, int units);
                @Parameter(shape = {}, init = Init.ONES) protected abstract Tensor gain();
                public Tensor forward(Tensor x, int units) { return wide(x, units * FACTOR).times(gain()); }
            }
            """;

    /** All that a method may be made of. */
    private static final String OUTER = """
            package second;
            import cortado.*;
            import first.Inner;
            import java.util.*;
            import static java.lang.Math.max;
            public interface Outer {
                record State(Tensor h, Tensor[] parts) {}
                enum Mode { PLAIN, TWICE }
                int[] SIZES = {3, 5};
                String REASON = "a \\"wide\\"\\n(block)@";

                @Block
                abstract class Unit extends Base {
                    public abstract Inner inner(int index);
                    @Dropout(rate = 0.5) protected abstract Tensor drop(Tensor x);

                    public Tensor forward(Tensor x, Mode mode, float scale, boolean deep) {
                        State state = new State(x, new Tensor[SIZES.length]);
                        var parts = state.parts();
                        int i = 0;
                        for (int size : SIZES) {
                            parts[i] = inner(i).forward(x, size);
                            i++;
                        }
                        int steps = 3;
                        do { steps -= 1; } while (steps > 1);
                        outer:
                        while (true) {
                            for (int j = 0, k = 9; j < k; j += 2) {
                                if (j == 4) break outer; else continue;
                            }
                        }
                        if (!deep && steps != 1 || SIZES[0] << 1 == ~5) throw new IllegalArgumentException(REASON);
                        List<Tensor> all = new ArrayList<>(List.of(parts[0], parts[1]));
                        all.add(drop(state.h()));
                        Tensor y = Tensor.concat(0, all.get(0), all.get(1), all.get(2));
                        char sign = 'm';
                        switch (sign) { case 'm': y = y.times(-1L * (float) scale); break; default: y = x; }
                        Tensor z = switch (mode) { case PLAIN -> y; case TWICE -> { Tensor t = twice(y); yield t; } };
                        return max(steps, 2) == 2 ? z.plus(half(z, 0.5, 1e-3f)) : x;
                    }

                    private static Tensor half(Tensor x, double... factors) { return x.times(factors[0] + factors[1]); }
                }
                abstract class Base {
                    Tensor twice(Tensor x) { return x.plus(x); }
                }
            }
            """;

    private static final String NET = """
            package net;
            import cortado.*;
            import second.Outer;
            @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
            abstract class Net {
                abstract Outer.Unit part();
                Tensor forward(Tensor x) { return part().forward(x, Outer.Mode.TWICE, 2, true); }
            }
            """;

    @TempDir
    private Path folder;

    private Library library(String name, List<Path> classPath, String... sources) throws IOException {
        Library library = compile(name, classPath, sources);
        assertEquals(List.of(), library.errors());
        return library;
    }

    private Library compile(String name, List<Path> classPath, String... sources) throws IOException {
        return Library.compile(folder.resolve(name), classPath, named(sources));
    }

    private static Map<String, String> named(String... sources) {
        var named = new TreeMap<String, String>();
        for (String source : sources) {
            named.put(source.replaceFirst("(?s).*?(class|interface) (\\w+).*", "$2.java"), source);
        }
        return named;
    }

    @Test
    void makeTheSameProgramsFromJarsAsFromSources() throws IOException {
        Library together = compile("together", List.of(), INNER, OUTER, NET);
        assertEquals(List.of(), together.errors());
        Path first = library("first", List.of(), INNER).jar();
        Path second = library("second", List.of(first), OUTER).jar();
        Library apart = compile("apart", List.of(first, second), NET);
        assertEquals(List.of(), apart.errors());
        assertFalse(together.generated().isEmpty());
        assertEquals(together.generated(), apart.generated());
    }

    @Test
    void areWrittenAsTheyWereRead() throws IOException {
        Path classes = library("library", List.of(), """
                package lib;
                import cortado.*;
                import java.util.*;
                import java.util.function.*;
                @Block
                abstract class Part {
                    @Conv2d(channels = 2, kernel = {3, 1}, padding = 1) abstract Tensor conv(Tensor image);
                    Tensor forward(Tensor image) { return conv(image); }
                    UnaryOperator<Tensor> own() { return this::conv; }
                    Supplier<Integer> other(String text) { return text::length; }
                    Runnable none() { synchronized (this) { return () -> { }; } }
                    int[] many(int i) { return new int[] {-i, ~i, i++, --i, 'a', 1 > 2 ? 3 : (byte) 4, new int[i][2].length}; }
                    Object odd() { if (hashCode() == 3) throw new Error(); else return new ArrayList<>(List.of("", "@(", 1e300)); }
                    void loop(List<Tensor> all) { a: for (Tensor t : all) { for (;;) { continue a; } } return; }
                }
                """).classes();
        String text = Files.readString(classes.resolve("lib/Part.cortado"));
        String body = text.substring(text.indexOf('\n') + 1);
        Position use = new CompiledPosition(null, "Net.java:1");
        BlockDeclaration read = BlockTerms.read(TermReader.read(body), use, annotation -> Map.of());
        assertEquals(body, BlockTerms.of(read) + "\n");
        assertEquals(List.of("forward", "own", "other", "none", "many", "odd", "loop"),
                read.methods().stream().map(MethodDeclaration::name).toList());
    }

    @Test
    void areFoundInFolders() throws IOException {
        Path first = library("first", List.of(), INNER).classes();
        Path second = library("second", List.of(first), OUTER).classes();
        assertEquals(List.of(), compile("apart", List.of(first, second), NET).errors());
    }

    @Test
    void nameTheirSourcesInErrors() throws IOException {
        Path library = library("library", List.of(), """
                package lib;
                import cortado.*;
                @Block
                public abstract class Part {
                    public Tensor forward(Tensor x) {
                        return x.plus(Tensor.zeros(3));
                    }
                }
                """).jar();
        assertEquals(List.of("4:23 Part.java:6: [shape] cannot add [4] and [3]"), firstLines(user(library)));
    }

    @Test
    void needTheProcessor() throws IOException {
        Path library = Library.compile(
                folder.resolve("library"), List.of(), named(part("3")), List.of("-proc:none")).classes();
        assertEquals(List.of("4:23 [block] the block Part has no source here, and no Part.cortado beside its class"
                + " file: compile it with Cortado's processor, or its source together with this class"),
                user(library).errors());
    }

    @Test
    void ofAnotherFormatAreRefused() throws IOException {
        Path library = changed(text -> text.replaceFirst("cortado block 1 ", "cortado block 2 "));
        assertEquals(List.of("4:23 [block] the block Part was compiled by another version of Cortado (Part.cortado has"
                + " format 2, this version reads 1): compile it again with this one"), user(library).errors());
    }

    @Test
    void thatAreDamagedAreRefused() throws IOException {
        String message = "4:23 [block] the block Part can't be read from Part.cortado beside its class file (%s):"
                + " compile it again";
        assertEquals(List.of(message.formatted("it has been changed or cut off")),
                user(changed(text -> text.replace("(int 3)", "(int 5)"))).errors());
        assertEquals(List.of(message.formatted("it has been changed or cut off")),
                user(changed(text -> text.substring(0, text.length() / 2))).errors());
        assertEquals(List.of(message.formatted("its first line is not 'cortado block 1 ...'")),
                user(changed(text -> "")).errors());
    }

    @Test
    void needTheBlocksThatTheyUse() throws IOException {
        Path first = library("first", List.of(), INNER).jar();
        Path second = library("second", List.of(first), OUTER).jar();
        List<String> errors = compile("apart", List.of(second), NET).errors();
        assertEquals("6:25 Outer.java:14: [block] the class of the block Inner is missing: add what has it to the class"
                + " path", errors.get(0));
    }

    private static String part(String units) {
        return """
                package lib;
                import cortado.*;
                @Block
                public abstract class Part {
                    @Dense(units = %s) protected abstract Tensor dense(Tensor x);
                }
                """.formatted(units);
    }

    private Path changed(java.util.function.UnaryOperator<String> change) throws IOException {
        Path classes = library("library", List.of(), part("3")).classes();
        Path resource = classes.resolve("lib/Part.cortado");
        Files.writeString(resource, change.apply(Files.readString(resource)));
        return classes;
    }

    /** A network that uses {@code lib.Part}. */
    private Library user(Path library) throws IOException {
        return compile("net", List.of(library), """
                import cortado.*;
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    abstract lib.Part part();
                    Tensor forward(Tensor x) { return part().forward(x); }
                }
                """);
    }

    private static List<String> firstLines(Library library) {
        return library.errors().stream().map(error -> error.lines().findFirst().orElse("")).toList();
    }
}
