package cortado.processor.emit;

import cortado.processor.graph.SampleValues;
import cortado.runtime.Description;
import cortado.runtime.Port;
import cortado.runtime.Program;
import cortado.runtime.ReferenceProgram;
import cortado.runtime.TrainingLayout;
import cortado.runtime.TrainingProgram;
import cortado.runtime.Variable;
import cortado.runtime.Variables;
import cortado.runtime.math.Species;
import cortado.runtime.parallel.Workers;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * Runs generated programs in a process of its own, whose vector width is set on the command line, and writes what they
 * leave in memory. Everything is run in one shard and in three, the last one first, on memory full of NaN.
 */
public final class StepRun {
    /** Random key of the step. */
    static final long KEY = 0x1234_5678_9ABC_DEFL;

    /** The batch that tiles are made for. */
    public static final int HINT = 16;

    /** The largest batch. */
    public static final int CAPACITY = 19;

    /** Makes a program. */
    public interface Maker<P> {
        P make(Variables variables, int capacity, Workers workers);
    }

    /** One network's generated classes. */
    public record Case(
            String name,
            Description description,
            Maker<TrainingProgram> training,
            ToIntFunction<Program> trainingPhases,
            Maker<Program> forward,
            ToIntFunction<Program> forwardPhases,
            ReferenceProgram reference) {}

    private final Case step;
    private final int n;
    private final Variables variables;
    private final List<String> complaints = new ArrayList<>();

    private StepRun(Case step, int n) {
        this.step = step;
        this.n = n;
        variables = Variables.create(step.description());
        step.description().variables().forEach(variable ->
                variables.set(variable.key(), SampleValues.of(variable.key(), variable.elements())));
    }

    /**
     * Writes the floats that a vector has, then what every network leaves with every batch.
     *
     * @param args the file to write, and the batch sizes
     */
    public static void main(String[] args, List<Case> cases) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(args[0]))))) {
            out.writeInt(Species.PREFERRED.length());
            for (Case step : cases) {
                for (String n : Arrays.asList(args).subList(1, args.length)) {
                    new StepRun(step, Integer.parseInt(n)).values().write(out);
                }
            }
        }
    }

    private StepValues values() {
        Map<String, double[]> training = agreed("training", this::training);
        Map<String, double[]> forward = agreed("prediction", this::forward);
        return new StepValues(step.name(), n, complaints, training, forward, reference());
    }

    /** A run with some number of shards; a negative number runs the last one first. */
    private interface Run {
        Map<String, double[]> with(int shards);
    }

    private Map<String, double[]> agreed(String what, Run run) {
        Map<String, double[]> whole = run.with(1);
        compare(what + " in three shards", whole, run.with(-3));
        return whole;
    }

    private void compare(String what, Map<String, double[]> first, Map<String, double[]> other) {
        first.forEach((section, values) -> {
            if (complaints.size() < 5 && !Arrays.equals(values, other.get(section))) {
                complaints.add(what + ": other bits in " + section);
            }
        });
    }

    private Map<String, double[]> training(int shards) {
        float[] statesBefore = variables.states().clone();
        TrainingProgram program = step.training().make(variables, CAPACITY, Workers.of(1));
        prepare(program, program.arena());
        step.description().targets().forEach(port ->
                put(port, program.arena(), program.targetOffset(step.description().targets().indexOf(port))));
        run(program, step.trainingPhases().applyAsInt(program), shards);
        program.update();
        Map<String, double[]> values = values(program, doubles(program.arena()));
        step.description().parameters().forEach(variable ->
                values.put("d " + variable.key(), doubles(variable.gather(program.gradients()))));
        step.description().states().forEach(variable ->
                values.put(variable.key(), doubles(variable.gather(variables.states()))));
        System.arraycopy(statesBefore, 0, variables.states(), 0, statesBefore.length);
        return values;
    }

    private void prepare(Program program, float[] arena) {
        Arrays.fill(arena, Float.NaN);
        program.key(KEY);
        program.samples(n);
        List<Port> inputs = step.description().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            put(inputs.get(i), arena, program.inputOffset(i));
        }
    }

    private void put(Port port, float[] arena, int offset) {
        float[] values = SampleValues.of(port.name(), n * port.elements());
        System.arraycopy(values, 0, arena, offset, values.length);
    }

    private static void run(Program program, int phases, int shards) {
        int count = Math.abs(shards);
        for (int phase = 0; phase < phases; phase++) {
            for (int shard = 0; shard < count; shard++) {
                program.run(phase, shards > 0 ? shard : count - 1 - shard, count);
            }
        }
    }

    private Map<String, double[]> values(TrainingLayout layout, double[] arena) {
        Map<String, double[]> values = outputs(layout::outputOffset, arena);
        values.put("loss", new double[] {arena[layout.lossOffset()]});
        List<Port> inputs = step.description().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            if (layout.inputGradientOffset(i) >= 0) {
                values.put("d " + inputs.get(i).name(), part(arena, layout.inputGradientOffset(i), inputs.get(i)));
            }
        }
        return values;
    }

    private Map<String, double[]> outputs(IntUnaryOperator offset, double[] arena) {
        Map<String, double[]> values = new LinkedHashMap<>();
        List<Port> outputs = step.description().outputs();
        for (int i = 0; i < outputs.size(); i++) {
            values.put(outputs.get(i).name(), part(arena, offset.applyAsInt(i), outputs.get(i)));
        }
        return values;
    }

    private double[] part(double[] arena, int offset, Port port) {
        return Arrays.copyOfRange(arena, offset, offset + n * port.elements());
    }

    private Map<String, double[]> forward(int shards) {
        Program program = step.forward().make(variables, CAPACITY, Workers.of(1));
        prepare(program, program.arena());
        run(program, step.forwardPhases().applyAsInt(program), shards);
        return outputs(program::outputOffset, doubles(program.arena()));
    }

    private Map<String, double[]> reference() {
        ReferenceProgram program = step.reference();
        Arrays.fill(program.arena(), Double.NaN);
        program.assign(variables);
        program.key(KEY);
        program.samples(n);
        List<Port> inputs = step.description().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            put(inputs.get(i), program.arena(), program.inputOffset(i));
        }
        List<Port> targets = step.description().targets();
        for (int i = 0; i < targets.size(); i++) {
            put(targets.get(i), program.arena(), program.targetOffset(i));
        }
        program.forward(n);
        program.backward(n);
        program.update();
        Map<String, double[]> values = values(program, program.arena());
        split(program.gradients(), step.description().parameters()).forEach((key, part) -> values.put("d " + key, part));
        values.putAll(split(program.states(), step.description().states()));
        return values;
    }

    private static Map<String, double[]> split(double[] flat, List<Variable> variables) {
        Map<String, double[]> parts = new LinkedHashMap<>();
        int at = 0;
        for (Variable variable : variables) {
            parts.put(variable.key(), Arrays.copyOfRange(flat, at, at + variable.elements()));
            at += variable.elements();
        }
        return parts;
    }

    private void put(Port port, double[] arena, int offset) {
        double[] values = SampleValues.inDouble(port.name(), n * port.elements());
        System.arraycopy(values, 0, arena, offset, values.length);
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
