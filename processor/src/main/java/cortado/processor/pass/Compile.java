package cortado.processor.pass;

import cortado.processor.graph.Network;
import cortado.processor.graph.Node;
import cortado.processor.graph.Variable;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Identifiers;
import cortado.processor.kernel.Kernel;
import cortado.processor.op.Leaf;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.PlanLayout.Planned;
import cortado.processor.pass.Roots.Root;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The passes in order: differentiate, fuse, recompute, plan blocks of samples, layout, phases and memory. */
public final class Compile {
    private final Network network;
    private final List<Root> roots = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Node, List<Node>> gradientOf = new HashMap<>();

    private final Observer observer;

    private Compile(Network network, Observer observer) {
        this.network = network;
        this.observer = observer;
    }

    /**
     * The training step: outputs, loss, new states, and the gradients of all parameters.
     *
     * @param batch the number of samples to plan for
     */
    public static Compiled training(Network network, int batch, Observer observer) {
        observer.traced(network.graph().nodes());
        return new Compile(network, observer).run(OptionalInt.of(batch), Optional.empty());
    }

    /** The outputs alone, normalization folded into weights; parameters lie as training laid them. */
    public static Compiled prediction(Network network, Layout parameters, Observer observer) {
        observer.traced(network.graph().nodes());
        Network folded = FoldNormalization.of(network);
        observer.folded(folded.graph().nodes());
        return new Compile(folded, observer).run(OptionalInt.empty(), Optional.of(parameters));
    }

    /** @param batch the samples of a training step; none for prediction */
    private Compiled run(OptionalInt batch, Optional<Layout> fixed) {
        boolean training = batch.isPresent();
        List<Node> forwardNodes = network.graph().nodes();
        List<Buffer> inputs = ports(network.inputs());
        List<Buffer> targets = ports(network.targets());
        Stream.concat(inputs.stream(), targets.stream()).map(Buffer::name).forEach(names::add);
        List<Buffer> outputs = network.outputs().stream().map(out -> root(out.name(), out.node())).toList();
        Optional<Buffer> loss = training ? network.loss().map(node -> root("loss", node)) : Optional.empty();
        List<Compiled.Update> updates = training ? updates() : List.of();
        int forwardRoots = roots.size();
        List<Optional<Buffer>> inputGradients = training ? gradients() : List.of();
        var kernelNames = new KernelNames(forwardNodes, gradientOf);
        names.forEach(kernelNames::reserve);
        List<Node> keptNodes = training ? List.of() : Kept.formulas(new Roots(roots).live());
        List<Kernel> fused = Fuse.kernels(new Roots(roots, keptNodes), kernelNames);
        Set<String> forwardBuffers = new HashSet<>();
        roots.subList(0, forwardRoots).forEach(root -> forwardBuffers.add(root.buffer().name()));
        List<Kernel> ordered = split(fused, forwardBuffers);
        int fusedForward = count(fused, forwardBuffers);
        observer.fused(ordered);
        List<Buffer> seen = Compiled.seen(inputs, targets, outputs, loss, inputGradients, updates);
        List<Kernel> merged = MergePadding.of(ordered, seen);
        Planned planned = ReadAround.of(PlanLayout.plan(
                batch.isPresent() ? forBatch(merged, forwardBuffers, seen, batch.getAsInt()) : merged, fixed), seen);
        observer.laidOut(planned);
        List<Kernel> whole = needed(planned.kernels(), forwardBuffers);
        List<Kernel> kept = training ? List.of() : Kept.kernels(whole);
        List<Kernel> forward = without(whole, kept);
        List<Kernel> backward = without(planned.kernels(), whole);
        List<List<Phase>> phases = Phases.plan(List.of(kept, forward, backward), planned.layout());
        List<Phase> allForward = join(phases.get(0), phases.get(1));
        observer.grouped(allForward, phases.get(2));
        var memory = PlanMemory.plan(
                phases.stream().flatMap(List::stream).toList(), join(seen, kept(kept, forward)), planned.layout());
        observer.placed(memory);
        return new Compiled(network, ordered, fusedForward, phases.get(0).size(), allForward, phases.get(2),
                planned.layout(), memory, inputs, targets, outputs, loss, inputGradients, updates);
    }

    /** What a batch of some size makes worthwhile. */
    private static List<Kernel> forBatch(List<Kernel> kernels, Set<String> forwardBuffers, List<Buffer> seen, int batch) {
        List<Kernel> forward = needed(kernels, forwardBuffers);
        List<Kernel> backward = Recompute.backward(forward, without(kernels, forward), seen, batch);
        return PlanBlocks.plan(join(forward, backward), seen, batch);
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** What is computed once and read in every call. */
    private static List<Buffer> kept(List<Kernel> once, List<Kernel> always) {
        Set<String> read = always.stream().flatMap(Flat::operands)
                .map(Buffer::name).collect(Collectors.toSet());
        return once.stream().map(Kernel::out).filter(buffer -> read.contains(buffer.name())).toList();
    }

    private static List<Buffer> ports(List<Network.Port> ports) {
        return ports.stream().map(port -> {
            Leaf leaf = (Leaf) port.node().op();
            return new Buffer(leaf.key(), leaf.kind().space(), port.node().shape().batched(), port.node().shape().sizes());
        }).toList();
    }

    private Buffer root(String wish, Node node) {
        String name = Identifiers.unique(wish, names);
        return root(new Buffer(name, Buffer.Space.ARENA, node.shape().batched(), node.shape().sizes()), node);
    }

    private Buffer root(Buffer buffer, Node node) {
        roots.add(new Root(node, buffer));
        return buffer;
    }

    private List<Compiled.Update> updates() {
        var result = new ArrayList<Compiled.Update>();
        for (Network.Update update : network.updates()) {
            Leaf leaf = (Leaf) update.state().op();
            Buffer state = new Buffer(leaf.key(), Buffer.Space.STATE, false, leaf.declared().sizes());
            result.add(new Compiled.Update(state, root("next." + leaf.key(), update.value())));
        }
        return result;
    }

    private List<Optional<Buffer>> gradients() {
        List<Variable> parameters = network.variables().stream()
                .filter(v -> v.node().op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.PARAMETER)
                .toList();
        List<Network.Port> asked = network.inputs().stream().filter(Network.Port::gradient).toList();
        List<Node> wrt = Stream.concat(
                parameters.stream().map(Variable::node), asked.stream().map(Network.Port::node)).toList();
        List<Node> gradients = Differentiate.gradients(network.loss().orElseThrow(), wrt, network.graph(), gradientOf);
        observer.differentiated(network.graph().nodes());
        for (int i = 0; i < parameters.size(); i++) {
            Node node = parameters.get(i).node();
            root(new Buffer("d." + parameters.get(i).key(), Buffer.Space.GRADIENT, false, node.shape().sizes()), gradients.get(i));
        }
        var result = new ArrayList<Optional<Buffer>>();
        for (Network.Port input : network.inputs()) {
            int at = asked.indexOf(input);
            result.add(at < 0 ? Optional.empty()
                    : Optional.of(root("d." + input.name(), gradients.get(parameters.size() + at))));
        }
        return result;
    }

    /** Forward kernels first, both parts in their order. */
    private static List<Kernel> split(List<Kernel> kernels, Set<String> roots) {
        List<Kernel> forward = needed(kernels, roots);
        return join(forward, without(kernels, forward));
    }

    private static List<Kernel> without(List<Kernel> kernels, List<Kernel> taken) {
        Set<String> names = new HashSet<>();
        taken.forEach(kernel -> names.add(kernel.name()));
        return kernels.stream().filter(kernel -> !names.contains(kernel.name())).toList();
    }

    private static int count(List<Kernel> kernels, Set<String> roots) {
        return needed(kernels, roots).size();
    }

    /** The kernels that some buffers depend on. */
    private static List<Kernel> needed(List<Kernel> kernels, Set<String> buffers) {
        Set<String> wanted = new HashSet<>(buffers);
        Set<String> found = new HashSet<>();
        for (int i = kernels.size() - 1; i >= 0; i--) {
            Kernel kernel = kernels.get(i);
            if (wanted.contains(kernel.out().name())) {
                found.add(kernel.name());
                Flat.operands(kernel).map(Buffer::name).forEach(wanted::add);
            }
        }
        return kernels.stream().filter(kernel -> found.contains(kernel.name())).toList();
    }
}
