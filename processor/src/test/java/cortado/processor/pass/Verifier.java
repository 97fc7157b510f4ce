package cortado.processor.pass;

import cortado.processor.graph.GraphSpec;
import cortado.processor.graph.Network;
import cortado.processor.graph.Node;
import cortado.processor.graph.SmallNetwork;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.KernelSpec;
import cortado.processor.op.Leaf;
import cortado.processor.pass.PlanLayout.Planned;
import java.util.List;
import java.util.stream.Stream;

/** Verifies graphs and kernels after every pass. */
public final class Verifier implements Observer {
    private final List<Buffer> given;

    private Verifier(Network network) {
        given = Stream.concat(network.inputs().stream(), network.targets().stream()).map(port -> {
            Leaf leaf = (Leaf) port.node().op();
            return new Buffer(leaf.key(), leaf.kind().space(), port.node().shape().batched(), port.node().shape().sizes());
        }).toList();
    }

    /** The network compiled for training. */
    public static Compiled training(SmallNetwork network) {
        Network traced = network.training("Small");
        return Compile.training(traced, network.batch(), new Verifier(traced));
    }

    /** The network compiled for prediction beside its training. */
    public static Compiled prediction(SmallNetwork network, Compiled training) {
        Network traced = network.prediction("Small");
        return Compile.prediction(traced, training.layout(), new Verifier(traced));
    }

    @Override
    public void traced(List<Node> nodes) {
        GraphSpec.verify(nodes);
    }

    @Override
    public void differentiated(List<Node> nodes) {
        GraphSpec.verify(nodes);
    }

    @Override
    public void folded(List<Node> nodes) {
        GraphSpec.verify(nodes);
    }

    @Override
    public void fused(List<Kernel> kernels) {
        KernelSpec.verify(kernels, given, Buffer::elements);
    }

    @Override
    public void laidOut(Planned planned) {
        KernelSpec.verify(planned.kernels(), given, planned.layout()::floats);
    }
}
