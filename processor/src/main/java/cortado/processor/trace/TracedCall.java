package cortado.processor.trace;

import cortado.processor.declaration.LayerDeclaration;
import cortado.processor.declaration.Member;
import cortado.processor.declaration.NearMiss;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Variable;
import cortado.processor.graph.Variable.Initial;
import cortado.processor.layer.LayerCall;
import cortado.processor.layer.LayerException;
import cortado.processor.op.Leaf.Kind;
import java.util.List;

/** One call of a layer while tracing. */
record TracedCall(
        NetworkBuilder network, Instance owner, Member member, List<Node> inputs, CallAttributes attributes)
        implements LayerCall {
    @Override
    public GraphBuilder graph() {
        return network.graph();
    }

    @Override
    public String path() {
        return owner.path(member.name());
    }

    @Override
    public Node parameter(String role, List<Integer> sizes, Initial initial, int fanIn, int fanOut) {
        String key = path() + "." + role;
        network.declare(key, member.position());
        return sized(network.variable(Kind.PARAMETER, key, sizes, initial, fanIn, fanOut), sizes);
    }

    private static Node sized(Variable variable, List<Integer> sizes) {
        List<Integer> known = variable.node().shape().sizes();
        if (!known.equals(sizes)) {
            throw new LayerException("", "shares " + variable.key() + " with an earlier call, where it is " + known
                    + ", but this call needs " + sizes + ": declare another layer for it");
        }
        return variable.node();
    }

    @Override
    public Node parameterOf(String other, String role) {
        List<String> names = owner.block().layers().stream().map(LayerDeclaration::name).toList();
        if (!names.contains(other)) {
            throw new LayerException("weights", "there is no layer '" + other + "' beside this one"
                    + NearMiss.hint(other, names));
        }
        return network.variable(owner.path(other) + "." + role).orElseThrow(() -> new LayerException(
                "weights", "'" + other + "' has no " + role + " yet: call it before this layer")).node();
    }

    @Override
    public Node state(String role, List<Integer> sizes, double initial) {
        Initial constant = Initial.of("constant", initial);
        Variable variable = network.variable(Kind.STATE, path() + "." + role, sizes, constant, 1, 1);
        return network.current(sized(variable, sizes));
    }

    @Override
    public void update(Node state, Node value) {
        network.update(state, value);
    }

    @Override
    public void requireSeveralSamples() {
        network.requireSeveralSamples(path());
    }

    @Override
    public Node setting(String setting, double initial) {
        String comment = setting + " of @" + attributes.annotation().simpleName();
        return network.setting(path() + "." + setting, initial, comment);
    }

    @Override
    public void bound(Node tokens, int bound) {
        network.bound(tokens, bound);
    }

    @Override
    public boolean predicting() {
        return network.predicting();
    }

    @Override
    public Node training() {
        return network.training();
    }

    @Override
    public void penalty(Node scalar) {
        if (!network.predicting()) {
            network.penalty(scalar);
        }
    }
}
