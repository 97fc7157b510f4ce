package cortado.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The order of the compiler's folders, by what their class files name. */
class FoldersTest {
    /** The classes beside {@link CortadoProcessor}. */
    private static final String ROOT = "";

    private static final Map<String, Set<String>> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("declaration", Set.of(ROOT)),
            Map.entry("trace", Set.of(ROOT, "declaration", "layer", "loss", "graph", "op", "kernel")),
            Map.entry("check", Set.of(ROOT, "declaration", "trace", "graph", "op")),
            Map.entry("loss", Set.of("layer", "graph", "op", "kernel")),
            Map.entry("layer", Set.of("graph", "op", "kernel")),
            Map.entry("graph", Set.of("op", "kernel")),
            Map.entry("op", Set.of("graph", "kernel")),
            Map.entry("pass", Set.of("graph", "op", "kernel", "schedule")),
            Map.entry("schedule", Set.of("kernel")),
            Map.entry("kernel", Set.of()),
            Map.entry("emit", Set.of("pass", "schedule", "graph", "op", "kernel"))));

    /** The names in a folder's class files: of classes, in descriptors, and in text. */
    private static final Map<String, Set<String>> NAMES = new TreeMap<>();

    @BeforeAll
    static void readClassFiles() throws IOException, URISyntaxException {
        Path classes = Path.of(CortadoProcessor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path root = classes.resolve("cortado/processor");
        try (Stream<Path> files = Files.walk(root).filter(file -> file.toString().endsWith(".class"))) {
            for (Path file : files.toList()) {
                String folder = root.relativize(file.getParent()).toString();
                NAMES.computeIfAbsent(folder, name -> new TreeSet<>()).addAll(names(file));
            }
        }
    }

    private static List<String> names(Path file) throws IOException {
        Iterable<PoolEntry> pool = ClassFile.of().parse(file).constantPool();
        return StreamSupport.stream(pool.spliterator(), false)
                .filter(Utf8Entry.class::isInstance)
                .map(entry -> ((Utf8Entry) entry).stringValue().replace('/', '.'))
                .toList();
    }

    private static Set<String> matches(String folder, String pattern) {
        var found = new TreeSet<String>();
        Pattern compiled = Pattern.compile(pattern);
        NAMES.get(folder).forEach(name -> compiled.matcher(name).results().map(MatchResult::group).forEach(found::add));
        return found;
    }

    /** The folders whose class files name what a pattern matches. */
    private static Set<String> foldersThatName(String pattern) {
        var folders = new TreeSet<>(NAMES.keySet());
        folders.removeIf(folder -> matches(folder, pattern).isEmpty());
        return folders;
    }

    @Test
    void everyFolderIsListed() {
        var folders = new TreeSet<>(KNOWN.keySet());
        folders.add(ROOT);
        assertEquals(folders, NAMES.keySet());
    }

    @Test
    void foldersKnowOnlyThoseBeforeThem() {
        KNOWN.forEach((folder, known) -> {
            var found = new TreeSet<String>();
            for (String name : matches(folder, "cortado\\.processor\\.[A-Za-z]+")) {
                String next = name.substring("cortado.processor.".length());
                found.add(Character.isUpperCase(next.charAt(0)) ? ROOT : next);
            }
            found.remove(folder);
            found.removeAll(known);
            assertEquals(Set.of(), found, folder + " knows more than its place allows");
        });
    }

    @Test
    void onlyTheFirstFoldersKnowTheCompilersModel() {
        // Modifiers are part of JavaPoet's own interface, and what is a keyword is said by SourceVersion.
        String model = "javax\\.lang\\.model\\.(?!SourceVersion|element\\.Modifier)\\w+|com\\.sun\\.source";
        assertEquals(Set.of(ROOT, "declaration"), foldersThatName(model));
    }

    @Test
    void onlyEmissionPrintsJava() {
        assertEquals(Set.of(ROOT, "emit"), foldersThatName("com\\.palantir\\.javapoet"));
        assertEquals(Set.of("emit"), foldersThatName("jdk\\.incubator\\.vector"));
    }
}
