package cortado.processor.pass;

import cortado.processor.graph.Network;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.PlanMemory.Memory;
import cortado.processor.schedule.Layout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network as kernels.
 *
 * @param fused kernels before layout: what the reference prints
 * @param kept how many of the forward phases read nothing but parameters and states, so that a model that only
 *     predicts runs them once
 * @param forward,backward kernels with their copies, grouped into phases
 * @param inputGradients by input; empty where the declaration does not ask for it
 * @param updates states and the buffers of their new values
 */
public record Compiled(
        Network network,
        List<Kernel> fused,
        int fusedForward,
        int kept,
        List<Phase> forward,
        List<Phase> backward,
        Layout layout,
        Memory memory,
        List<Buffer> inputs,
        List<Buffer> targets,
        List<Buffer> outputs,
        Optional<Buffer> loss,
        List<Optional<Buffer>> inputGradients,
        List<Update> updates) {
    /** Buffers that callers see. */
    public List<Buffer> seen() {
        return seen(inputs, targets, outputs, loss, inputGradients, updates);
    }

    static List<Buffer> seen(List<Buffer> inputs, List<Buffer> targets, List<Buffer> outputs, Optional<Buffer> loss,
            List<Optional<Buffer>> inputGradients, List<Update> updates) {
        return Stream.of(inputs, targets, outputs, loss.stream().toList(), updates.stream().map(Update::next).toList(),
                inputGradients.stream().flatMap(Optional::stream).toList()).flatMap(List::stream).toList();
    }

    /** A state and the buffer that holds its value after the step. */
    public record Update(Buffer state, Buffer next) {}
}
