package cortado.processor.pass;

import cortado.processor.graph.Node;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.PlanLayout.Planned;
import cortado.processor.pass.PlanMemory.Memory;
import java.util.List;

/** Sees what every pass makes: a dump writes it down, tests verify it. */
public interface Observer {
    /** Looks at nothing. */
    Observer NONE = new Observer() {};

    /** The graph that tracing made. */
    default void traced(List<Node> nodes) {}

    /** The graph with all gradients; in training only. */
    default void differentiated(List<Node> nodes) {}

    /** The graph with normalization folded into weights; in prediction only. */
    default void folded(List<Node> nodes) {}

    /** One kernel for every node with memory of its own, forward ones first. */
    default void fused(List<Kernel> kernels) {}

    /** The kernels with the copies they need, and the order of panels. */
    default void laidOut(Planned planned) {}

    /** Kernels between barriers. */
    default void grouped(List<Phase> forward, List<Phase> backward) {}

    /** Where every buffer of the arena lies. */
    default void placed(Memory memory) {}
}
