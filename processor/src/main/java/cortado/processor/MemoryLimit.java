package cortado.processor;

import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.graph.Network;
import cortado.processor.graph.Unit;
import cortado.processor.pass.Compile;
import cortado.processor.pass.Observer;
import cortado.processor.pass.PlanMemory.Memory;

/** A training step of the batch that is declared fits the memory that {@code -Acortado.memory} gives. */
final class MemoryLimit {
    private MemoryLimit() {}

    static void check(NetworkDeclaration declaration, Unit unit, long limit, Diagnostics diagnostics) {
        long bytes = bytes(unit.training(), unit.batch());
        if (bytes > limit) {
            diagnostics.report(declaration.position(), "memory", "a training step of " + unit.batch() + " samples"
                    + " needs "
                    + bytes + " bytes, optimizer apart, but -A" + Options.MEMORY + " gives " + limit
                    + ": make layers or the batch smaller, or raise the limit");
        }
    }

    /** Variables, their gradients and the arena. */
    private static long bytes(Network training, int batch) {
        long variables = training.variables().stream().mapToLong(v -> v.node().shape().elements()).sum();
        Memory memory = Compile.training(training, batch, Observer.NONE).memory();
        return Float.BYTES * (2 * variables + memory.floats(batch));
    }
}
