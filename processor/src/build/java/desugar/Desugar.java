package desugar;

import static java.lang.classfile.ClassTransform.dropping;
import static java.lang.classfile.ClassTransform.endHandler;

import java.io.File;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.constant.ClassDesc;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Replaces what compiled classes have the JVM make while it runs: lambdas, the methods of records, and the choices of
 * switches over types. Each costs it about as much as to load two classes from a file; a processor runs once, in a
 * JVM that has just started, and half of its time went there. Lambdas become instances of ordinary classes, one class for
 * all lambdas of another.
 */
final class Desugar {
    private final ClassFile format;
    private final Path folder;
    /** The dispatchers made, by the outermost class around their lambdas. */
    private final Map<ClassDesc, List<ClassDesc>> made = new TreeMap<>(Comparator.comparing(ClassDesc::descriptorString));

    private Desugar(Path folder, ClassFile format) {
        this.folder = folder;
        this.format = format;
    }

    /** Takes a folder of classes, which are rewritten in place, and the class path that they were compiled with. */
    public static void main(String[] arguments) throws IOException {
        var path = new ArrayList<URL>();
        for (String entries : arguments) {
            for (String entry : entries.split(File.pathSeparator)) {
                path.add(url(entry));
            }
        }
        try (var classes = new URLClassLoader(path.toArray(URL[]::new))) {
            var hierarchy = ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes));
            new Desugar(Path.of(arguments[0]), ClassFile.of(hierarchy)).run();
        }
    }

    private static URL url(String entry) throws MalformedURLException {
        return Path.of(entry).toUri().toURL();
    }

    private void run() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
        for (Path file : files) {
            rewrite(file);
        }
        for (ClassDesc host : made.keySet()) {
            admit(host, made.get(host));
        }
    }

    private void rewrite(Path file) throws IOException {
        ClassModel model = format.parse(file);
        ClassDesc type = model.thisClass().asSymbol();
        ClassDesc dispatcher = type.nested("Lambdas");
        var rewriting = new Rewriting(model, dispatcher);
        Files.write(file, format.transformClass(model, rewriting.transform()));
        if (!rewriting.lambdas().isEmpty()) {
            ClassDesc host = model.findAttribute(Attributes.nestHost()).map(nest -> nest.nestHost().asSymbol()).orElse(type);
            Files.write(file(dispatcher), new Dispatcher(dispatcher, host, rewriting.lambdas()).build(format));
            made.computeIfAbsent(host, h -> new ArrayList<>()).add(dispatcher);
        }
    }

    private Path file(ClassDesc type) {
        String descriptor = type.descriptorString();
        return folder.resolve(descriptor.substring(1, descriptor.length() - 1) + ".class");
    }

    /** Adds dispatchers to a nest, whose classes may call each other's private methods (JVMS 5.4.4). */
    private void admit(ClassDesc host, List<ClassDesc> dispatchers) throws IOException {
        ClassModel model = format.parse(file(host));
        var members = new ArrayList<ClassDesc>();
        model.findAttribute(Attributes.nestMembers())
                .ifPresent(nest -> nest.nestMembers().forEach(member -> members.add(member.asSymbol())));
        dispatchers.stream().filter(type -> !members.contains(type)).forEach(members::add);
        ClassTransform replace = dropping(NestMembersAttribute.class::isInstance)
                .andThen(endHandler(type -> type.with(NestMembersAttribute.ofSymbols(members))));
        Files.write(file(host), format.transformClass(model, replace));
    }
}
