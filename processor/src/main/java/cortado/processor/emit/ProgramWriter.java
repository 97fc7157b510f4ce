package cortado.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Compiled;
import cortado.processor.pass.PlanBlocks;
import cortado.processor.pass.PlanMemory.Place;
import cortado.processor.pass.StripBuffers;
import cortado.processor.schedule.Dots;
import cortado.processor.schedule.Extent;
import cortado.processor.schedule.Panels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The class that runs a network's kernels in float: one field a buffer, and what {@link PhaseWriter} adds. */
final class ProgramWriter {
    /** Most threads that have a place for partial results. */
    static final int MOST_SHARDS = 64;
    /** Floats before the first buffer: with the 16 bytes of an array's header, a cache line, at which large arrays begin. */
    private static final int LEAD = 12;
    /** Floats of a sample after which buffers begin further from multiples of a page: tensors of images often have powers of two. */
    private static final int PAGES = 4096;
    /** So much further, in cache lines: what a kernel reads and writes side by side lies in other sets and banks. */
    private static final int SKEW = 5 * 16;

    private final Compiled compiled;
    private final Variables variables;
    private final KernelLibrary library;
    private final ClassName type;
    private final boolean training;
    private final ProgramNames names = new ProgramNames(Names.reserved());
    private final TypeSpec.Builder spec;
    private final Set<String> strips;
    private final Set<Buffer> fields = new HashSet<>();
    private final Map<String, Buffer> constants = new HashMap<>();
    private boolean scratch;

    ProgramWriter(Compiled compiled, Variables variables, KernelLibrary library, ClassName type, boolean training) {
        this.compiled = compiled;
        this.variables = variables;
        this.library = library;
        this.type = type;
        this.training = training;
        strips = StripBuffers.of(Stream.concat(compiled.forward().stream(), compiled.backward().stream()).toList(),
                compiled.memory(), compiled.layout(), compiled.seen());
        spec = TypeSpec.classBuilder(type).addModifiers(Modifier.FINAL);
    }

    /** Floats of the arena that do not depend on the batch. */
    static long fixed(Compiled compiled) {
        return skewed(compiled.memory().perSample()) + compiled.memory().floats(0) + (long) MOST_SHARDS * scratch(compiled);
    }

    /** Floats before a buffer that are no other's; the further behind, the more, so that none overlap. */
    private static int skewed(int at) {
        return LEAD + at / PAGES * SKEW;
    }

    /** A thread's floats for partial results. */
    private static int scratch(Compiled compiled) {
        return compiled.memory().blocks() ? Dots.MOST * Panels.WIDTH : Panels.WIDTH;
    }

    JavaFile file() {
        spec.superclass(Types.runtime(training ? "TrainingProgram" : "Program"));
        spec.addJavadoc(training
                ? "One training step of {@code $1L}: outputs, loss and gradients in float.\n"
                : "The outputs of {@code $1L} in float.\n", compiled.network().name());
        var writer = new PhaseWriter(compiled, this::call);
        List<MethodSpec> phases = writer.methods();
        List<MethodSpec> diagnosis = training ? writer.diagnosis(writer.kernels().stream().map(this::isBad).toList()) : List.of();
        compiled.seen().forEach(this::use);
        compiled.updates().forEach(update -> use(update.state()));
        addFields();
        spec.addMethod(constructor());
        addPorts();
        spec.addMethods(counts());
        spec.addMethods(phases);
        if (training) {
            spec.addMethod(update());
            compiled.network().severalSamples().stream().findFirst().ifPresent(this::addSeveralSamples);
            spec.addMethods(diagnosis);
        }
        return JavaFile.builder(type.packageName(), spec.build()).skipJavaLangImports(true).indent("    ").build();
    }

    private void use(Buffer buffer) {
        if (buffer.space() == Buffer.Space.ARENA) {
            fields.add(new Buffer(buffer.name(), buffer.space(), buffer.batched(), List.of()));
        } else {
            constants.put(names.of(buffer), buffer);
        }
    }

    private void addFields() {
        constants.entrySet().stream().sorted(Comparator.comparing(Map.Entry<String, Buffer>::getKey)).forEach(entry -> {
            Buffer buffer = entry.getValue();
            Buffer.Space space = buffer.space() == Buffer.Space.GRADIENT ? Buffer.Space.PARAMETER : buffer.space();
            String key = buffer.space() == Buffer.Space.GRADIENT ? buffer.name().substring(2) : buffer.name();
            spec.addField(FieldSpec.builder(int.class, entry.getKey(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$L", variables.offset(space, key)).build());
        });
        sorted().forEach(buffer -> spec.addField(
                FieldSpec.builder(int.class, names.of(buffer), Modifier.PRIVATE, Modifier.FINAL).build()));
        if (scratch) {
            spec.addField(FieldSpec.builder(int.class, "scratch", Modifier.PRIVATE, Modifier.FINAL)
                    .addJavadoc("$L partial results for each thread.\n", scratch(compiled)).build());
        }
    }

    private List<Buffer> sorted() {
        return fields.stream()
                .sorted(Comparator.comparing((Buffer b) -> !b.batched())
                        .thenComparing(b -> compiled.memory().places().get(b.name()).at())
                        .thenComparing(Buffer::name))
                .toList();
    }

    /** Where every buffer begins: batched ones at a multiple of the capacity, the others behind them. */
    private MethodSpec constructor() {
        long perSample = compiled.memory().perSample();
        MethodSpec.Builder method = MethodSpec.constructorBuilder()
                .addParameter(Types.runtime("Variables"), "variables")
                .addParameter(int.class, "capacity")
                .addParameter(Types.runtime("parallel", "Workers"), "workers")
                .addStatement("super(variables, arena($LL, $LL, capacity), capacity, workers)", perSample, fixed(compiled));
        if (compiled.memory().blocks()) {
            method.addStatement("int room = $L * $L", Extent.blocks("capacity"), Axis.BLOCK);
        }
        for (Buffer buffer : sorted()) {
            Place place = compiled.memory().places().get(buffer.name());
            String start = place.batched() ? sum(times(place.at()), skewed(place.at())) : behind(place.at());
            method.addStatement("$L = $L", names.of(buffer), start);
        }
        if (scratch) {
            method.addStatement("scratch = $L", behind(compiled.memory().fixed()));
        }
        return method.build();
    }

    private void addSeveralSamples(String layer) {
        ClassName optional = ClassName.get(Optional.class);
        spec.addMethod(MethodSpec.methodBuilder("layerOfSeveralSamples").addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC).returns(ParameterizedTypeName.get(optional, ClassName.get(String.class)))
                .addStatement("return $T.of($S)", optional, layer).build());
    }

    /** Floats for every sample that there is room for. */
    private String times(int floats) {
        String room = compiled.memory().blocks() ? "room" : "capacity";
        return floats == 0 ? "0" : floats == 1 ? room : floats + " * " + room;
    }

    private String behind(int at) {
        int perSample = compiled.memory().perSample();
        return sum(times(perSample), skewed(perSample) + at);
    }

    private static String sum(String floats, int others) {
        return floats.equals("0") ? String.valueOf(others) : floats + " + " + others;
    }

    private void addPorts() {
        spec.addMethod(ports("inputOffset", compiled.inputs().stream().map(names::of).toList()));
        spec.addMethod(ports("outputOffset", compiled.outputs().stream().map(names::of).toList()));
        if (training) {
            spec.addMethod(ports("targetOffset", compiled.targets().stream().map(names::of).toList()));
            spec.addMethod(ports("inputGradientOffset",
                    compiled.inputGradients().stream().map(b -> b.map(names::of).orElse("-1")).toList()));
            spec.addMethod(MethodSpec.methodBuilder("lossOffset").addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC).returns(int.class)
                    .addStatement("return $L", names.of(compiled.loss().orElseThrow())).build());
        }
    }

    static MethodSpec ports(String name, List<String> offsets) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC).returns(int.class).addParameter(int.class, "port");
        if (offsets.isEmpty()) {
            return method.addStatement("throw new $T(port)", IndexOutOfBoundsException.class).build();
        }
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("return switch (port)");
        for (int i = 0; i < offsets.size(); i++) {
            code.addStatement("case $L -> $L", i, offsets.get(i));
        }
        code.addStatement("default -> throw new $T(port)", IndexOutOfBoundsException.class);
        return method.addCode(code.unindent().add("};\n").build()).build();
    }

    private List<MethodSpec> counts() {
        var counts = new ArrayList<MethodSpec>();
        counts.add(count("phases", Modifier.PUBLIC, compiled.forward().size() + compiled.backward().size()));
        if (compiled.kept() > 0) {
            counts.add(count("keptPhases", Modifier.PROTECTED, compiled.kept()));
        }
        if (training) {
            counts.add(count("forwardPhases", Modifier.PUBLIC, compiled.forward().size()));
        }
        return counts;
    }

    private static MethodSpec count(String name, Modifier visibility, int value) {
        return override(name, int.class, visibility).addStatement("return $L", value).build();
    }

    static MethodSpec.Builder override(String name, Class<?> type, Modifier visibility) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(visibility).returns(type);
    }

    private CodeBlock call(Kernel kernel, String from, String to) {
        KernelLibrary.Entry entry = library.entry(kernel, compiled.layout());
        entry.signature().buffers().forEach(this::use);
        scratch |= entry.signature().scratch();
        return CodeBlock.of("$T.$L($L);\n", entry.type(), entry.method(),
                String.join(", ", entry.signature().arguments(this::start, scratch(compiled), from, to)));
    }

    /** Where a buffer begins; one of strips has its first sample where all strips of the thread have theirs. */
    private String start(Buffer buffer) {
        return strips.contains(buffer.name())
                ? names.of(buffer) + " - (from - start) * " + compiled.layout().floats(buffer)
                : names.of(buffer);
    }

    private CodeBlock isBad(Kernel kernel) {
        Buffer out = kernel.out();
        int floats = compiled.layout().floats(out);
        return PlanBlocks.areSamplesLast(kernel)
                ? CodeBlock.of("!$T.areFinite($L, $L, $L, n);\n", Types.BLOCKS, Places.array(out), names.of(out), out.elements())
                : CodeBlock.of("isBad($L, $L, $L);\n", Places.array(out), names.of(out),
                        out.batched() ? Places.times("n", floats) : floats);
    }

    private MethodSpec update() {
        MethodSpec.Builder method = override("update", void.class, Modifier.PUBLIC);
        compiled.updates().forEach(update -> method.addStatement("$T.arraycopy(arena, $L, states, $L, $L)",
                System.class, names.of(update.next()), names.of(update.state()), update.state().elements()));
        return method.build();
    }
}
