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
import cortado.processor.pass.Phases;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.Phases.Sharing;
import cortado.processor.pass.PlanBlocks;
import cortado.processor.pass.PlanMemory.Place;
import cortado.processor.schedule.Dots;
import cortado.processor.schedule.Extent;
import cortado.processor.schedule.Form;
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

/** The class that runs a network's kernels in float: one field a buffer, one method a phase. */
final class ProgramWriter {
    /** Most threads that have a place for partial results. */
    static final int MOST_SHARDS = 64;
    /** Floats before the first buffer: with the 16 bytes of an array's header, a cache line, at which large arrays begin. */
    private static final int LEAD = 12;
    /** Calls in a method, so that none gets near the 8,000 bytecodes above which HotSpot never compiles. */
    private static final int CALLS = 40;

    private final Compiled compiled;
    private final Variables variables;
    private final KernelLibrary library;
    private final ClassName type;
    private final boolean training;
    private final ProgramNames names = new ProgramNames(Names.reserved());
    private final TypeSpec.Builder spec;
    private final Set<Buffer> fields = new HashSet<>();
    private final Map<String, Buffer> constants = new HashMap<>();
    private boolean scratch;

    ProgramWriter(Compiled compiled, Variables variables, KernelLibrary library, ClassName type, boolean training) {
        this.compiled = compiled;
        this.variables = variables;
        this.library = library;
        this.type = type;
        this.training = training;
        spec = TypeSpec.classBuilder(type).addModifiers(Modifier.FINAL);
    }

    /** Floats of the arena that do not depend on the batch. */
    static long fixed(Compiled compiled) {
        return LEAD + compiled.memory().floats(0) + (long) MOST_SHARDS * scratch(compiled);
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
        List<MethodSpec> phases = phases();
        List<MethodSpec> diagnosis = training ? diagnosis() : List.of();
        Stream.of(compiled.inputs(), compiled.targets(), compiled.outputs(), compiled.loss().stream().toList(),
                compiled.inputGradients().stream().flatMap(Optional::stream).toList()).flatMap(List::stream).forEach(this::use);
        compiled.updates().forEach(update -> {
            use(update.state());
            use(update.next());
        });
        addFields();
        spec.addMethod(constructor());
        addPorts();
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
            String start = place.batched() ? sum(times(place.at()), LEAD) : behind(place.at());
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
        return sum(times(compiled.memory().perSample()), LEAD + at);
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

    private List<MethodSpec> phases() {
        var methods = new ArrayList<MethodSpec>();
        List<Phase> all = Stream.concat(compiled.forward().stream(), compiled.backward().stream()).toList();
        CodeBlock.Builder run = CodeBlock.builder().beginControlFlow("switch (phase)");
        CodeBlock.Builder work = CodeBlock.builder().beginControlFlow("return switch (phase)");
        for (int i = 0; i < all.size(); i++) {
            Phase phase = all.get(i);
            run.addStatement("case $L -> phase$L(shard, shards)", i, i);
            work.addStatement("case $L -> $LL", i, work(phase));
            methods.addAll(phase(i, phase, i < compiled.forward().size()));
        }
        run.addStatement("default -> throw new $T(phase)", IndexOutOfBoundsException.class).endControlFlow();
        work.addStatement("default -> throw new $T(phase)", IndexOutOfBoundsException.class).unindent().add("};\n");
        var result = new ArrayList<MethodSpec>();
        result.add(count("phases", all.size()));
        if (compiled.kept() > 0) {
            result.add(count("keptPhases", compiled.kept()));
        }
        if (training) {
            result.add(count("forwardPhases", compiled.forward().size()));
        }
        result.add(override("work", long.class, Modifier.PROTECTED).addParameter(int.class, "phase").addCode(work.build()).build());
        result.add(override("run", void.class, Modifier.PUBLIC).addParameter(int.class, "phase")
                .addParameter(int.class, "shard").addParameter(int.class, "shards").addCode(run.build()).build());
        result.addAll(methods);
        return result;
    }

    private static MethodSpec count(String name, int value) {
        return override(name, int.class, Modifier.PROTECTED).addStatement("return $L", value).build();
    }

    static MethodSpec.Builder override(String name, Class<?> type, Modifier visibility) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(visibility).returns(type);
    }

    /** A phase that one thread computes alone counts no work to share. */
    private long work(Phase phase) {
        return phase.kernels().stream()
                .filter(kernel -> phase.sharing() == Sharing.SAMPLES || Phases.isShared(kernel, compiled.layout()))
                .mapToLong(Work::flops)
                .sum();
    }

    private List<MethodSpec> phase(int number, Phase phase, boolean forward) {
        var methods = new ArrayList<MethodSpec>();
        List<List<Kernel>> parts = parts(phase.kernels());
        for (int i = 0; i < parts.size(); i++) {
            methods.add(part("phase" + number + (i == 0 ? "" : "Part" + (i + 1)), parts.get(i), phase,
                    i + 1 < parts.size() ? "phase" + number + "Part" + (i + 2) : null, i == 0 ? once(number) + describe(phase, forward) : ""));
        }
        return methods;
    }

    private String once(int number) {
        return number < compiled.kept() ? "Once for all calls. " : "";
    }

    private static String describe(Phase phase, boolean forward) {
        return (forward ? "Forward" : "Backward") + (phase.sharing() == Sharing.SAMPLES
                ? ": every thread takes its share of the samples.\n"
                : ": what samples have in common; large products are shared by rows.\n");
    }

    private static List<List<Kernel>> parts(List<Kernel> kernels) {
        var parts = new ArrayList<List<Kernel>>();
        for (int from = 0; from < kernels.size(); from += CALLS) {
            parts.add(kernels.subList(from, Math.min(kernels.size(), from + CALLS)));
        }
        return parts;
    }

    private MethodSpec part(String name, List<Kernel> kernels, Phase phase, String next, String comment) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "shard").addParameter(int.class, "shards");
        if (!comment.isEmpty()) {
            method.addJavadoc("$L", comment);
        }
        CodeBlock.Builder code = CodeBlock.builder();
        if (phase.sharing() == Sharing.SAMPLES) {
            share(code);
            samples(kernels, code);
        } else {
            rows(kernels, code);
        }
        if (next != null) {
            code.addStatement("$L(shard, shards)", next);
        }
        return method.addCode(code.build()).build();
    }

    /** The samples of a thread: whole blocks where kernels compute those. */
    private void share(CodeBlock.Builder code) {
        if (compiled.memory().blocks()) {
            code.addStatement("int from = $L * shard / shards * $L", Extent.blocks("n"), Axis.BLOCK);
            code.addStatement("int to = Math.min(n, $L * (shard + 1) / shards * $L)", Extent.blocks("n"), Axis.BLOCK);
        } else {
            code.addStatement("int from = (int) ((long) n * shard / shards)");
            code.addStatement("int to = (int) ((long) n * (shard + 1) / shards)");
        }
    }

    /** Kernels of blocks follow each other for one block after the other, so that its tensors stay in the caches. */
    private void samples(List<Kernel> kernels, CodeBlock.Builder code) {
        boolean open = false;
        for (Kernel kernel : kernels) {
            if (kernel.out().blocked() != open) {
                open = !open;
                openOrClose(open, code);
            }
            code.add(open ? call(kernel, "block", "block + 1") : call(kernel, "from", "to"));
        }
        if (open) {
            code.endControlFlow();
        }
    }

    private static void openOrClose(boolean open, CodeBlock.Builder code) {
        if (open) {
            code.beginControlFlow("for (int block = from / $L; block < $L; block++)", Axis.BLOCK, Extent.blocks("to"));
        } else {
            code.endControlFlow();
        }
    }

    private void rows(List<Kernel> kernels, CodeBlock.Builder code) {
        List<Kernel> shared = kernels.stream().filter(kernel -> Phases.isShared(kernel, compiled.layout())).toList();
        List<Kernel> alone = kernels.stream().filter(kernel -> !shared.contains(kernel)).toList();
        for (Kernel kernel : shared) {
            int rows = sharedRows(kernel);
            code.add(call(kernel, rows + " * shard / shards", rows + " * (shard + 1) / shards"));
        }
        if (!alone.isEmpty()) {
            code.beginControlFlow("if (shard == shards - 1)");
            alone.forEach(kernel -> code.add(call(kernel, "0", "0")));
            code.endControlFlow();
        }
    }

    private CodeBlock call(Kernel kernel, String from, String to) {
        KernelLibrary.Entry entry = library.entry(kernel, compiled.layout());
        entry.signature().buffers().forEach(this::use);
        scratch |= entry.signature().scratch();
        return CodeBlock.of("$T.$L($L);\n", entry.type(), entry.method(),
                String.join(", ", entry.signature().arguments(names, scratch(compiled), from, to)));
    }

    /** All kernels one after the other, with a look at every result, to name the first that is not finite. */
    private List<MethodSpec> diagnosis() {
        List<Kernel> kernels = Stream.concat(compiled.forward().stream(), compiled.backward().stream())
                .flatMap(phase -> phase.kernels().stream()).toList();
        List<List<Kernel>> parts = parts(kernels);
        var methods = new ArrayList<MethodSpec>();
        for (int i = 0; i < parts.size(); i++) {
            String next = i + 1 < parts.size() ? "diagnose" + (i + 2) + "()" : "null";
            CodeBlock.Builder code = CodeBlock.builder().addStatement("int shard = 0");
            parts.get(i).forEach(kernel -> code.add(diagnose(kernel)));
            MethodSpec.Builder method = i == 0
                    ? override("diagnose", String.class, Modifier.PROTECTED)
                    : MethodSpec.methodBuilder("diagnose" + (i + 1)).addModifiers(Modifier.PRIVATE).returns(String.class);
            methods.add(method.addCode(code.addStatement("return $L", next).build()).build());
        }
        return methods;
    }

    private CodeBlock diagnose(Kernel kernel) {
        Buffer out = kernel.out();
        String rows = Phases.isShared(kernel, compiled.layout()) ? String.valueOf(sharedRows(kernel)) : out.blocked() ? Extent.blocks("n") : "n";
        String label = kernel.name() + (kernel.comment().isEmpty() ? "" : " (" + kernel.comment() + ")");
        return CodeBlock.builder().add(call(kernel, "0", rows))
                .beginControlFlow("$L", isBad(kernel))
                .addStatement("return $S", label)
                .endControlFlow().build();
    }

    private CodeBlock isBad(Kernel kernel) {
        Buffer out = kernel.out();
        int floats = compiled.layout().floats(out);
        return PlanBlocks.areSamplesLast(kernel)
                ? CodeBlock.of("if (!$T.areFinite($L, $L, $L, n))", Types.BLOCKS, Places.array(out), names.of(out), out.elements())
                : CodeBlock.of("if (isBad($L, $L, $L))", Places.array(out), names.of(out),
                        out.batched() ? Places.times("n", floats) : floats);
    }

    private int sharedRows(Kernel kernel) {
        return Form.of(kernel, compiled.layout()).parts(compiled.layout());
    }

    private MethodSpec update() {
        MethodSpec.Builder method = override("update", void.class, Modifier.PUBLIC);
        compiled.updates().forEach(update -> method.addStatement("$T.arraycopy(arena, $L, states, $L, $L)",
                System.class, names.of(update.next()), names.of(update.state()), update.state().elements()));
        return method.build();
    }
}
