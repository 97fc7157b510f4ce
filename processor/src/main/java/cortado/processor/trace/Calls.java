package cortado.processor.trace;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.BlockDeclaration;
import cortado.processor.declaration.InstanceDeclaration;
import cortado.processor.declaration.LayerDeclaration;
import cortado.processor.declaration.Member;
import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.MethodDeclaration;
import cortado.processor.declaration.NearMiss;
import cortado.processor.declaration.ParameterDeclaration;
import cortado.processor.declaration.Position;
import cortado.processor.declaration.Statement;
import cortado.processor.declaration.Type;
import cortado.processor.trace.Value.Constant;
import cortado.processor.trace.Value.Failed;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the methods of a network or a block yield when they are called. */
final class Calls {
    private static final String FORWARD = "forward";

    private final Map<Type, BlockDeclaration> blocks;
    private final Diagnostics diagnostics;
    private final LayerTracer layers;
    private final ParameterTracer parameters;
    private final ChainTracer chains;
    private final Methods methods;
    private final Budget budget;
    private final Set<String> used = new HashSet<>();

    Calls(NetworkBuilder network, Map<Type, BlockDeclaration> blocks, Diagnostics diagnostics) {
        this.blocks = blocks;
        this.diagnostics = diagnostics;
        this.layers = new LayerTracer(network, diagnostics);
        this.parameters = new ParameterTracer(network);
        this.chains = new ChainTracer(layers, diagnostics);
        this.methods = new Methods(network, this);
        this.budget = new Budget(diagnostics);
    }

    /** The paths of all layers, parameters and instances that were called, the latter without arguments. */
    Set<String> used() {
        return used;
    }

    /**
     * The result of an instance's method.
     *
     * @param positions where the arguments stand
     * @param position where the call stands
     */
    Value call(Instance owner, String name, List<Value> arguments, List<Position> positions, Position position) {
        Optional<Member> member = owner.block().member(name);
        if (member.isPresent()) {
            used.add(owner.path(name));
            checkCount(member.get(), arguments, position);
            return switch (member.get()) {
                case LayerDeclaration layer -> layers.call(owner, layer, arguments, positions, position);
                case ParameterDeclaration parameter ->
                    parameters.use(owner, parameter, arguments, positions, position);
                case InstanceDeclaration instance -> part(owner, instance, arguments, position);
            };
        }
        if (name.equals(FORWARD) && owner.block().forward().isEmpty() && arguments.size() == 1) {
            return chains.run(owner, arguments.get(0));
        }
        return run(owner, method(owner.block(), name, arguments, position), arguments, position);
    }

    private static void checkCount(Member member, List<Value> arguments, Position position) {
        if (member.arguments().size() != arguments.size()) {
            String wanted = member.arguments().stream().map(a -> a.type() + " " + a.name())
                    .collect(Collectors.joining(", ", "(", ")"));
            throw new Rejection(position, "type", "'" + member.name() + "' takes " + wanted + ","
                    + " not " + arguments.size()
                    + (arguments.size() == 1 ? " argument" : " arguments"));
        }
    }

    /** The instance of a block that its arguments tell apart from others. */
    private Value part(Instance owner, InstanceDeclaration declaration, List<Value> arguments, Position position) {
        BlockDeclaration block = blocks.get(declaration.block());
        if (owner.isWithin(block)) {
            throw new Rejection(position, "block", "the block " + block.name() + " uses itself through '"
                    + declaration.name() + "', so its parameters would have no end: use another block here");
        }
        var path = new StringBuilder(declaration.name());
        for (Value argument : arguments) {
            if (argument instanceof Failed failed) {
                return failed;
            }
            if (!(argument instanceof Constant(Integer index))) {
                throw new Rejection(position, "type", "the instances of '" + declaration.name()
                        + "' are told apart by ints, not by " + argument.kind());
            }
            path.append('.').append(index);
        }
        return new Value.Block(owner.part(block, path.toString()));
    }

    private static MethodDeclaration method(
            BlockDeclaration block, String name, List<Value> arguments, Position position) {
        List<MethodDeclaration> named = block.methods(name);
        if (named.isEmpty()) {
            List<String> names = Stream.concat(block.members().stream().map(Member::name),
                    block.methods().stream().map(MethodDeclaration::name)).toList();
            throw new Rejection(position, "name", block.name() + " has no method '" + name + "'"
                    + NearMiss.hint(name, names));
        }
        return named.stream().filter(m -> Signatures.accepts(m, arguments)).findFirst().orElseThrow(() ->
                new Rejection(position, "type", "'" + name + "' does not take "
                        + arguments.stream().map(Value::kind).collect(Collectors.joining(" and "))));
    }

    /** Runs a method with a body. */
    Value run(Instance owner, MethodDeclaration method, List<Value> arguments, Position position) {
        Statement body = method.body().get().orElseThrow(Halt::new);
        String key = owner.path() + ":" + method.name() + method.arguments().size();
        budget.enter(key, method.name(), position);
        try {
            var frame = new Frame(owner);
            List<Value> passed = Signatures.passed(method, arguments);
            for (int i = 0; i < passed.size(); i++) {
                Argument argument = method.arguments().get(i);
                frame.declare(argument.type(), argument.name(), passed.get(i), position);
            }
            var evaluator = new Evaluator(frame, this, methods, budget, diagnostics);
            Value result = new Executor(evaluator, frame, budget).run(body).value();
            return Conversions.assign(result, method.returns(), position);
        } finally {
            budget.leave(key);
        }
    }
}
