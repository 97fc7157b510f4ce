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
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Compiled;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Walk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The double twin: every fused kernel as plain loops in the order in which users see the axes, one method each. */
final class ReferenceWriter {
    private static final int CALLS = 200;

    private final Compiled compiled;
    private final Variables variables;
    private final ClassName type;
    private final ProgramNames names = new ProgramNames(Names.reserved());
    private final Places places = new Places(Layout.ROW_MAJOR, names);
    private final Map<String, Buffer> arena = new LinkedHashMap<>();
    private final Map<String, Buffer> constants = new LinkedHashMap<>();
    private final Set<Function> functions = EnumSet.noneOf(Function.class);
    private boolean random;
    private long perSample;
    private long fixed;

    ReferenceWriter(Compiled compiled, Variables variables, ClassName type) {
        this.compiled = compiled;
        this.variables = variables;
        this.type = type;
    }

    JavaFile file() {
        Stream.of(compiled.inputs(), compiled.targets(), compiled.outputs(), compiled.loss().stream().toList(),
                compiled.inputGradients().stream().flatMap(Optional::stream).toList())
                .flatMap(List::stream)
                .forEach(this::use);
        compiled.updates().forEach(update -> {
            use(update.state());
            use(update.next());
        });
        for (Kernel kernel : compiled.fused()) {
            use(kernel.out());
            Flat.operands(kernel)
                    .sorted(java.util.Comparator.comparing(Buffer::name)).forEach(this::use);
        }
        List<MethodSpec> kernels = compiled.fused().stream().map(this::kernel).toList();
        List<Kernel> forward = compiled.fused().subList(0, compiled.fusedForward());
        List<Kernel> backward = compiled.fused().subList(compiled.fusedForward(), compiled.fused().size());
        TypeSpec.Builder spec = TypeSpec.classBuilder(type)
                .addModifiers(Modifier.FINAL)
                .superclass(Types.runtime("ReferenceProgram"))
                .addJavadoc("The same step as {@code $LTraining} in double, as plain loops to read and to step through.\n",
                        compiled.network().name())
                .addFields(fields())
                .addMethod(constructor());
        ports().forEach(spec::addMethod);
        spec.addMethods(calls("forward", forward));
        spec.addMethods(calls("backward", backward));
        spec.addMethod(update()).addMethods(kernels);
        JavaFile.Builder file = JavaFile.builder(type.packageName(), spec.build())
                .skipJavaLangImports(true)
                .indent("    ");
        functions.forEach(function -> KernelLibrary.addImport(file, function));
        if (random) {
            file.addStaticImport(Types.COUNTER_RANDOM, "uniform");
        }
        return file.build();
    }

    private void use(Buffer buffer) {
        (buffer.space() == Buffer.Space.ARENA ? arena : constants).putIfAbsent(names.of(buffer), buffer);
    }

    private List<FieldSpec> fields() {
        var fields = new ArrayList<FieldSpec>();
        constants.forEach((name, buffer) -> {
            boolean gradient = buffer.space() == Buffer.Space.GRADIENT;
            Buffer.Space space = gradient ? Buffer.Space.PARAMETER : buffer.space();
            int at = variables.gapless(space, gradient ? buffer.name().substring(2) : buffer.name());
            fields.add(FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$L", at).build());
        });
        arena.keySet().forEach(name ->
                fields.add(FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.FINAL).build()));
        return fields;
    }

    private MethodSpec constructor() {
        CodeBlock.Builder starts = CodeBlock.builder();
        List<Buffer> batched = arena.values().stream().filter(Buffer::batched).toList();
        List<Buffer> single = arena.values().stream().filter(buffer -> !buffer.batched()).toList();
        for (Buffer buffer : batched) {
            starts.addStatement("$L = $L", names.of(buffer), perSample == 0 ? "0" : perSample + " * capacity");
            perSample += buffer.elements();
        }
        for (Buffer buffer : single) {
            starts.addStatement("$L = $L * capacity + $L", names.of(buffer), perSample, fixed);
            fixed += buffer.elements();
        }
        if (perSample + fixed > Integer.MAX_VALUE) {
            throw new CapacityException("one sample needs " + (perSample + fixed) + " numbers in a training step, but"
                    + " one array holds " + Integer.MAX_VALUE + ": make layers or inputs smaller");
        }
        return MethodSpec.constructorBuilder()
                .addParameter(Types.runtime("Description"), "description")
                .addParameter(int.class, "capacity")
                .addStatement("super(description, $L, $L, capacity)", perSample, fixed)
                .addCode(starts.build())
                .build();
    }

    private List<MethodSpec> ports() {
        return List.of(
                ProgramWriter.ports("inputOffset", compiled.inputs().stream().map(names::of).toList()),
                ProgramWriter.ports("outputOffset", compiled.outputs().stream().map(names::of).toList()),
                ProgramWriter.ports("targetOffset", compiled.targets().stream().map(names::of).toList()),
                ProgramWriter.ports("inputGradientOffset",
                        compiled.inputGradients().stream().map(b -> b.map(names::of).orElse("-1")).toList()),
                ProgramWriter.override("lossOffset", int.class, Modifier.PUBLIC)
                        .addStatement("return $L", names.of(compiled.loss().orElseThrow())).build());
    }

    private List<MethodSpec> calls(String name, List<Kernel> kernels) {
        var methods = new ArrayList<MethodSpec>();
        MethodSpec.Builder main = ProgramWriter.override(name, void.class, Modifier.PUBLIC).addParameter(int.class, "n");
        main.addStatement("samples(n)");
        for (int from = 0; from < kernels.size(); from += CALLS) {
            List<Kernel> part = kernels.subList(from, Math.min(kernels.size(), from + CALLS));
            MethodSpec.Builder target = from == 0 ? main
                    : MethodSpec.methodBuilder(name + "Part" + (from / CALLS + 1)).addModifiers(Modifier.PRIVATE).addParameter(int.class, "n");
            part.forEach(kernel -> target.addStatement("$L(n)", kernel.name()));
            if (from + CALLS < kernels.size()) {
                target.addStatement("$L(n)", name + "Part" + (from / CALLS + 2));
            }
            if (from != 0) {
                methods.add(target.build());
            }
        }
        methods.add(0, main.build());
        return methods;
    }

    private MethodSpec update() {
        MethodSpec.Builder method = ProgramWriter.override("update", void.class, Modifier.PUBLIC);
        compiled.updates().forEach(update -> method.addStatement("$T.arraycopy(arena, $L, states, $L, $L)",
                System.class, names.of(update.next()), names.of(update.state()), update.state().elements()));
        return method.build();
    }

    private MethodSpec kernel(Kernel kernel) {
        Set<String> taken = Names.reserved();
        taken.addAll(arena.keySet());
        var body = new Body(places, Precision.DOUBLE, taken);
        ScalarKernel.print(kernel, body);
        functions.addAll(body.functions());
        Walk.visit(kernel.body(), part -> random |= part instanceof Expr.Uniform);
        return MethodSpec.methodBuilder(kernel.name())
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L", KernelLibrary.javadoc(kernel))
                .addParameter(int.class, "samples")
                .addCode(body.code().build())
                .build();
    }
}
