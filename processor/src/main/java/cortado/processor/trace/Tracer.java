package cortado.processor.trace;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.graph.Network;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Node;
import cortado.processor.trace.Inputs.Input;
import cortado.processor.trace.LossTracer.Loss;
import java.util.List;
import java.util.Optional;

/** Runs a network symbolically: from inputs of known shapes to the graph that computes its outputs and its loss. */
public final class Tracer {
    private final NetworkDeclaration declaration;
    private final Diagnostics diagnostics;
    private final NetworkBuilder network;
    private final Calls calls;

    private Tracer(NetworkDeclaration declaration, boolean predicting, Diagnostics diagnostics) {
        this.declaration = declaration;
        this.diagnostics = diagnostics;
        this.network = new NetworkBuilder(predicting);
        this.calls = new Calls(network, declaration.blocks(), diagnostics);
    }

    /** The network without loss and targets, as it predicts. */
    public static Optional<Trace> prediction(NetworkDeclaration declaration, Diagnostics diagnostics) {
        return new Tracer(declaration, true, diagnostics).trace();
    }

    /** The network as it is trained: with loss, targets and updates. */
    public static Optional<Trace> training(NetworkDeclaration declaration, Diagnostics diagnostics) {
        return new Tracer(declaration, false, diagnostics).trace();
    }

    private Optional<Trace> trace() {
        try {
            var traced = new Trace(network(), network.declared(), calls.used());
            return diagnostics.hasErrors() ? Optional.empty() : Optional.of(traced);
        } catch (Rejection e) {
            diagnostics.report(e.position(), e.tag(), e.getMessage(), e.details());
            return Optional.empty();
        } catch (Halt e) {
            return Optional.empty();
        }
    }

    private Network network() {
        Instance instance = Instance.of(declaration.body());
        List<Input> inputs = new Inputs(declaration, new Leaves(network), diagnostics).read();
        if (inputs.isEmpty()) {
            throw new Halt();
        }
        List<Value> arguments = inputs.stream().map(Input::value).toList();
        Value result = calls.call(instance, "forward", arguments, List.of(), declaration.position());
        List<Port> outputs = new Outputs(declaration, network.graph()).read(result);
        Loss loss = new LossTracer(declaration, network, calls).trace(instance, result, outputs);
        List<Port> ports = inputs.stream().flatMap(i -> i.node().stream().map(n -> port(i, n))).toList();
        return network.build(declaration.name(), ports, loss.targets(), outputs, loss.value());
    }

    private Port port(Input input, Node node) {
        return network.port(input.argument().name(), node, input.gradient(), input.classes());
    }
}
