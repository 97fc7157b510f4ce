package cortado.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Compiled;
import cortado.processor.pass.Phases;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.Phases.Sharing;
import cortado.processor.pass.Strips;
import cortado.processor.pass.Strips.Run;
import cortado.processor.schedule.Extent;
import cortado.processor.schedule.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The methods of a program that run its phases: a method a phase, which loops over its kernels by number, and a method
 * that calls the kernel of a number.
 *
 * <p>HotSpot's C2 inlines a method of 36 to 325 bytecodes where a quarter of the caller's runs call it, and stops once
 * a compilation has become large: kernels that it compiled together would leave it no room for the vector operations of
 * the last ones, whose vectors would then become objects. A choice among many numbers makes no call frequent enough, so
 * that each kernel is compiled for itself.
 */
final class PhaseWriter {
    /** The call of a kernel for the rows, samples or blocks {@code from} to {@code to - 1}. */
    interface Calls {
        CodeBlock of(Kernel kernel, String from, String to);
    }

    private final Compiled compiled;
    private final Calls calls;
    private final List<Phase> phases;
    private final List<Kernel> kernels = new ArrayList<>();

    PhaseWriter(Compiled compiled, Calls calls) {
        this.compiled = compiled;
        this.calls = calls;
        phases = Stream.concat(compiled.forward().stream(), compiled.backward().stream()).map(this::sorted).toList();
        phases.forEach(phase -> kernels.addAll(phase.kernels()));
    }

    /** Kernels that threads share come before those that one thread computes alone. */
    private Phase sorted(Phase phase) {
        return phase.sharing() == Sharing.SAMPLES ? phase : new Phase(phase.sharing(),
                Stream.concat(phase.kernels().stream().filter(this::isShared),
                        phase.kernels().stream().filter(kernel -> !isShared(kernel))).toList());
    }

    private boolean isShared(Kernel kernel) {
        return Phases.isShared(kernel, compiled.layout());
    }

    /** All kernels, by number. */
    List<Kernel> kernels() {
        return kernels;
    }

    List<MethodSpec> methods() {
        var methods = new ArrayList<MethodSpec>();
        CodeBlock.Builder run = CodeBlock.builder().beginControlFlow("switch (phase)");
        CodeBlock.Builder work = CodeBlock.builder().beginControlFlow("return switch (phase)");
        int first = 0;
        for (int i = 0; i < phases.size(); i++) {
            run.addStatement("case $L -> phase$L(shard, shards)", i, i);
            work.addStatement("case $L -> $LL", i, work(phases.get(i)));
            methods.add(phase(i, first));
            first += phases.get(i).kernels().size();
        }
        run.addStatement("default -> throw new $T(phase)", IndexOutOfBoundsException.class).endControlFlow();
        work.addStatement("default -> throw new $T(phase)", IndexOutOfBoundsException.class).unindent().add("};\n");
        methods.addFirst(ProgramWriter.override("run", void.class, Modifier.PUBLIC).addParameter(int.class, "phase")
                .addParameter(int.class, "shard").addParameter(int.class, "shards").addCode(run.build()).build());
        methods.addFirst(ProgramWriter.override("work", long.class, Modifier.PROTECTED).addParameter(int.class, "phase")
                .addCode(work.build()).build());
        methods.addAll(compute());
        return methods;
    }

    /** A phase that one thread computes alone counts no work to share. */
    private long work(Phase phase) {
        return phase.kernels().stream()
                .filter(kernel -> phase.sharing() == Sharing.SAMPLES || isShared(kernel))
                .mapToLong(Work::flops)
                .sum();
    }

    private MethodSpec phase(int number, int first) {
        Phase phase = phases.get(number);
        CodeBlock.Builder code = CodeBlock.builder();
        if (phase.sharing() == Sharing.SAMPLES) {
            samples(first, phase, code);
        } else {
            rows(first, phase, code);
        }
        return MethodSpec.methodBuilder("phase" + number).addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L", describe(number))
                .addParameter(int.class, "shard").addParameter(int.class, "shards").addCode(code.build()).build();
    }

    private String describe(int number) {
        return (number < compiled.kept() ? "Once for all calls. " : "")
                + (number < compiled.forward().size() ? "Forward" : "Backward")
                + (phases.get(number).sharing() == Sharing.SAMPLES
                        ? ": every thread takes its share of the samples.\n"
                        : ": what samples have in common; large products are shared by rows.\n");
    }

    private void samples(int first, Phase phase, CodeBlock.Builder code) {
        share(code);
        for (Run run : new Strips(compiled.layout()).of(phase.kernels(), first)) {
            if (run.blocked()) {
                code.beginControlFlow("for (int block = from / $L; block < $L; block++)", Axis.BLOCK, Extent.blocks("to"));
                loop(run.first(), run.end(), "from, block, block + 1", code);
                code.endControlFlow();
            } else if (run.inStrips()) {
                code.beginControlFlow("for (int strip = from; strip < to; strip += $L)", run.samples());
                loop(run.first(), run.end(), "from, strip, Math.min(to, strip + " + run.samples() + ")", code);
                code.endControlFlow();
            } else {
                loop(run.first(), run.end(), "from, from, to", code);
            }
        }
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

    private void rows(int first, Phase phase, CodeBlock.Builder code) {
        int alone = first + (int) phase.kernels().stream().filter(this::isShared).count();
        int end = first + phase.kernels().size();
        loop(first, alone, "0, 0, 0", code);
        if (alone < end) {
            code.beginControlFlow("if (shard == shards - 1)");
            loop(alone, end, "0, 0, 0", code);
            code.endControlFlow();
        }
    }

    private static void loop(int first, int end, String range, CodeBlock.Builder code) {
        if (first < end) {
            code.beginControlFlow("for (int kernel = $L; kernel < $L; kernel++)", first, end)
                    .addStatement("compute(kernel, $L, shard, shards)", range)
                    .endControlFlow();
        }
    }

    /** Rows of products are shared by their number; all other kernels are told what to compute. */
    private List<MethodSpec> compute() {
        return new Choice("compute", void.class, List.of("start", "from", "to", "shard", "shards"))
                .methods("One share of a kernel: samples or blocks {@code from} to {@code to - 1}, or a thread's rows;\n"
                                + "{@code start} is the first of the thread's samples.\n"
                                + "Kernels go by number because HotSpot compiles those for themselves that are one of many.\n",
                        kernels.stream().map(this::call).toList());
    }

    private CodeBlock call(Kernel kernel) {
        if (kernel.out().batched() || !isShared(kernel)) {
            return calls.of(kernel, "from", "to");
        }
        int rows = Form.of(kernel, compiled.layout()).parts(compiled.layout());
        return calls.of(kernel, rows + " * shard / shards", rows + " * (shard + 1) / shards");
    }

    /** All kernels one after the other, with a look at every result, to name the first that is not finite. */
    List<MethodSpec> diagnosis(List<CodeBlock> areBad) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Run run : Strips.ofBlocks(kernels)) {
            code.beginControlFlow("for (int kernel = $L; kernel < $L; kernel++)", run.first(), run.end())
                    .addStatement("compute(kernel, 0, 0, $L, 0, 1)", run.blocked() ? Extent.blocks("n") : "n")
                    .beginControlFlow("if (isBad(kernel))")
                    .addStatement("return name(kernel)")
                    .endControlFlow()
                    .endControlFlow();
        }
        var methods = new ArrayList<MethodSpec>();
        methods.add(ProgramWriter.override("diagnose", String.class, Modifier.PROTECTED)
                .addCode(code.addStatement("return null").build()).build());
        methods.addAll(new Choice("isBad", boolean.class, List.of())
                .methods("Whether an infinity or a NaN is in what a kernel has computed.\n", areBad));
        methods.addAll(new Choice("name", String.class, List.of())
                .methods("What a kernel computes, and where that is declared.\n", kernels.stream().map(PhaseWriter::name).toList()));
        return methods;
    }

    private static CodeBlock name(Kernel kernel) {
        return CodeBlock.of("$S;\n", kernel.name() + (kernel.comment().isEmpty() ? "" : " (" + kernel.comment() + ")"));
    }
}
