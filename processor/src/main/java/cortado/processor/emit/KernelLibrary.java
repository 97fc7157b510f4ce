package cortado.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Identifiers;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.KernelText;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Halo;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Panels;
import cortado.processor.schedule.Target;
import cortado.processor.schedule.Tile;
import cortado.processor.schedule.Walk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * A class of kernels. Kernels that differ only in where their buffers lie share one method, so that equal layers share
 * one piece of machine code.
 */
final class KernelLibrary {
    /** A kernel with its buffers numbered in the order of their appearance. */
    private record Key(Kernel kernel, List<Optional<Panels>> panels, List<Optional<Halo>> halos) {}

    /** A method and the class that has it. */
    record Entry(ClassName type, String method, Signature signature) {}

    private final ClassName type;
    private final String comment;
    private final Target target;
    private final Optional<KernelLibrary> base;
    private final Map<Key, Entry> entries = new HashMap<>();
    private final Map<Tile, String> tiles = new HashMap<>();
    private final Map<DotTile, String> dots = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final Set<Function> functions = EnumSet.noneOf(Function.class);
    private final Set<String> comparisons = new TreeSet<>();
    private boolean random;

    /** @param base a library whose kernels are used where they fit */
    KernelLibrary(ClassName type, String comment, Target target, Optional<KernelLibrary> base) {
        this.target = target;
        this.type = type;
        this.comment = comment;
        this.base = base;
    }

    /** The method for a kernel, made where none fits. */
    Entry entry(Kernel kernel, Layout layout) {
        Form form = Form.of(kernel, layout);
        Signature signature = Signature.of(form, layout);
        Key key = key(kernel, signature, layout);
        return find(key)
                .map(entry -> new Entry(entry.type(), entry.method(), signature))
                .orElseGet(() -> make(key, form, signature, layout));
    }

    private Optional<Entry> find(Key key) {
        return Optional.ofNullable(entries.get(key)).or(() -> base.flatMap(library -> library.find(key)));
    }

    private static Key key(Kernel kernel, Signature signature, Layout layout) {
        Map<String, String> numbers = new HashMap<>();
        for (Buffer buffer : signature.buffers()) {
            numbers.put(buffer.space() + buffer.name(), "b" + numbers.size());
        }
        Expr body = Walk.rewrite(kernel.body(), part -> part instanceof Expr.Load load
                ? new Expr.Load(numbered(load.buffer(), numbers), load.index())
                : part);
        var plain = new Kernel("", numbered(kernel.out(), numbers), kernel.axes(), body, "");
        return new Key(plain, signature.buffers().stream().map(layout::of).toList(),
                signature.buffers().stream().map(layout::halo).toList());
    }

    private static Buffer numbered(Buffer buffer, Map<String, String> numbers) {
        return buffer.renamed(numbers.get(buffer.space() + buffer.name()));
    }

    private Entry make(Key key, Form form, Signature signature, Layout layout) {
        var local = new Names(Names.reserved());
        var body = new Body(new Places(layout, local), Precision.FLOAT, taken(signature, local));
        print(form, body);
        functions.addAll(body.functions());
        comparisons.addAll(body.comparisons());
        random |= signature.key();
        String name = Identifiers.unique(form.kernel().name(), names);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .addJavadoc("$L", javadoc(form.kernel()));
        signature.declare(method, local, Precision.FLOAT);
        methods.add(method.addCode(body.code().build()).build());
        Entry entry = new Entry(type, name, signature);
        entries.put(key, entry);
        return entry;
    }

    private static Set<String> taken(Signature signature, Names local) {
        Set<String> taken = Names.reserved();
        signature.buffers().forEach(buffer -> taken.add(local.of(buffer)));
        return taken;
    }

    /** The formula and the line of the declaration. */
    static String javadoc(Kernel kernel) {
        String text = KernelText.of(kernel).replace("@", "&#64;").replace("*/", "*&#47;");
        String formula = text.length() > 400 ? text.substring(0, 400) + " ..." : text;
        String escaped = formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<code>" + escaped + "</code>" + (kernel.comment().isEmpty() ? "" : ", " + kernel.comment()) + "\n";
    }

    private void print(Form form, Body body) {
        switch (form) {
            case Form.Tiles products when products.product().isOfBlocks() ->
                BlockProductKernel.print(products.product(), body, this::tile, target);
            case Form.Tiles products -> ProductKernel.print(products, body, this::tile, target);
            case Form.InnerProducts products -> DotKernel.print(products.dots(), body, this::dots, target);
            case Form.Pack pack -> PackKernel.print(pack, body);
            case Form.Lanes map -> LaneKernels.map(map, body);
            case Form.Framed framed -> FrameKernel.print(framed, body);
            case Form.Columns columns -> LaneKernels.columns(columns, body);
            case Form.Row row -> LaneKernels.row(row, body);
            case Form.Gather gather -> SelectionKernel.gather(gather, body);
            case Form.Scatter scatter -> SelectionKernel.scatter(scatter, body);
            case Form.Scalar scalar -> ScalarKernel.print(scalar.kernel(), body);
        }
    }

    private String tile(Tile tile) {
        Optional<String> shared = base.map(library -> library.tiles.get(tile)).map(name -> base.get().type.simpleName() + "." + name);
        return shared.orElseGet(() -> tiles.computeIfAbsent(tile, t -> {
            String name = Identifiers.unique("tile" + t.rows().size() + "x" + t.vectors() + (t.masked() ? "masked" : ""), names);
            methods.add(TileKernel.method(name, t));
            return name;
        }));
    }

    private String dots(DotTile tile) {
        return dots.computeIfAbsent(tile, t -> {
            String name = Identifiers.unique(t.wish(), names);
            methods.add(t.method(name));
            return name;
        });
    }

    /** The class with all its methods. */
    JavaFile file() {
        TypeSpec.Builder spec = TypeSpec.classBuilder(type)
                .addModifiers(Modifier.FINAL)
                .addJavadoc(comment)
                .addField(FieldSpec.builder(Types.SPECIES, "SPECIES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(species()).build())
                .addField(constant(int.class, "LANES", CodeBlock.of("SPECIES.length()"), "Floats in a vector."))
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethods(methods);
        if (target.mayBeWide()) {
            spec.addField(constant(boolean.class, "WIDE", CodeBlock.of("LANES == 16"),
                    "Vectors of 512 bits come with 32 registers, enough for tiles of 12 rows."));
        }
        JavaFile.Builder file = JavaFile.builder(type.packageName(), spec.build()).skipJavaLangImports(true).indent("    ");
        functions.forEach(f -> addImport(file, f));
        if (random) {
            file.addStaticImport(Types.COUNTER_RANDOM, "uniform");
        }
        comparisons.forEach(name -> file.addStaticImport(Types.VECTOR_OPERATORS, name));
        return file.build();
    }

    private CodeBlock species() {
        return target.mayBeWide()
                ? CodeBlock.of("$T.PREFERRED", Types.SPECIES_CHOICE)
                : CodeBlock.of("$T.atMost($L)", Types.SPECIES_CHOICE, target.widest());
    }

    static void addImport(JavaFile.Builder file, Function function) {
        String method = function.name().toLowerCase(java.util.Locale.ROOT);
        String holder = Character.toUpperCase(method.charAt(0)) + method.substring(1);
        file.addStaticImport(Types.runtime("math", holder), method);
    }

    private static FieldSpec constant(Class<?> type, String name, CodeBlock value, String comment) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", comment)
                .initializer(value)
                .build();
    }
}
