package cortado.processor.declaration;

import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.Term.FormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A block as a term:
 *
 * <pre>
 * (block@12 lib.Residual Residual Residual.java
 *   (members (layer@14 conv1 (cortado.Conv2d@14 (kernel@14 (int 3))) (arguments (x@14 cortado.Tensor annotations))) ...)
 *   (methods (method@20 forward cortado.Tensor false (arguments ...) (block@20 (return@21 (local@21 x))))))
 * </pre>
 */
final class BlockTerms {
    /** Finds the types of an annotation's attributes, by its name. */
    interface AttributeTypes {
        Map<String, String> of(String annotation);
    }

    private final Lines lines;
    private final StatementTerms statements;
    private final AttributeTypes attributes;

    private BlockTerms(Lines lines, Position use, AttributeTypes attributes) {
        this.lines = lines;
        this.statements = new StatementTerms(lines, use);
        this.attributes = attributes;
    }

    /** Every method must have its body. */
    static Term of(BlockDeclaration block) {
        Lines lines = new Lines(block.position().file());
        return new BlockTerms(lines, block.position(), annotation -> Map.of()).block(block);
    }

    /** Throws {@link IllegalArgumentException} for what is no block. */
    static BlockDeclaration read(Term term, Position use, AttributeTypes attributes) {
        return new BlockTerms(new Lines(term.text(2)), use, attributes).block(term);
    }

    private Term block(BlockDeclaration block) {
        return at(block.position(), "block", ExpressionTerms.type(block.type()), Term.of(block.name()),
                Term.of(lines.file()),
                Term.of("members", block.members().stream().map(this::member).toList()),
                Term.of("methods", block.methods().stream().map(this::method).toList()));
    }

    private Term at(Position position, String name, Term... parts) {
        return new Term(name, lines.line(position), List.of(parts));
    }

    private Term member(Member member) {
        Term name = Term.of(member.name());
        Term arguments = arguments(member.arguments());
        return switch (member) {
            case LayerDeclaration layer -> at(layer.position(), "layer", name, annotation(layer.annotation()), arguments);
            case ParameterDeclaration parameter ->
                at(parameter.position(), "parameter", name, annotation(parameter.annotation()), arguments);
            case InstanceDeclaration instance ->
                at(instance.position(), "instance", name, ExpressionTerms.type(instance.block()), arguments);
        };
    }

    private Term method(MethodDeclaration method) {
        return at(method.position(), "method", Term.of(method.name()), ExpressionTerms.type(method.returns()),
                Term.of(method.isVarArgs()), arguments(method.arguments()), statements.of(method.body().get().orElseThrow()));
    }

    private Term arguments(List<Argument> arguments) {
        return Term.of("arguments", arguments.stream().map(this::argument).toList());
    }

    private Term argument(Argument argument) {
        Term annotations = Term.of("annotations", argument.annotations().stream().map(this::annotation).toList());
        return at(argument.position(), argument.name(), ExpressionTerms.type(argument.type()), annotations);
    }

    private Term annotation(Annotation annotation) {
        return new Term(annotation.type(), lines.line(annotation.position()), annotation.values().entrySet().stream()
                .map(value -> at(annotation.at(value.getKey()), value.getKey(), ConstantTerms.of(value.getValue())))
                .toList());
    }

    private BlockDeclaration block(Term term) {
        return new BlockDeclaration(new Type(term.text(0)), term.text(1),
                term.part(3).parts().stream().map(this::member).toList(),
                term.part(4).parts().stream().map(this::method).toList(), statements.position(term));
    }

    private Member member(Term term) {
        String name = term.text(0);
        List<Argument> arguments = arguments(term.part(2));
        Position at = statements.position(term);
        return switch (term.name()) {
            case "layer" -> new LayerDeclaration(name, annotation(term.part(1)), arguments, at);
            case "parameter" -> new ParameterDeclaration(name, annotation(term.part(1)), arguments, at);
            case "instance" -> new InstanceDeclaration(name, new Type(term.text(1)), arguments, at);
            default -> throw new FormatException("'" + term.name() + "' is no member");
        };
    }

    private MethodDeclaration method(Term term) {
        Optional<Statement> body = Optional.of(statements.read(term.part(4)));
        return new MethodDeclaration(term.text(0), arguments(term.part(3)), Boolean.parseBoolean(term.text(2)),
                new Type(term.text(1)), () -> body, statements.position(term));
    }

    private List<Argument> arguments(Term term) {
        return term.parts().stream().map(this::argument).toList();
    }

    private Argument argument(Term term) {
        return new Argument(term.name(), new Type(term.text(0)),
                term.part(1).parts().stream().map(this::annotation).toList(), statements.position(term));
    }

    private Annotation annotation(Term term) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Position> positions = new LinkedHashMap<>();
        for (Term value : term.parts()) {
            values.put(value.name(), ConstantTerms.read(value.part(0)));
            positions.put(value.name(), statements.position(value));
        }
        return new Annotation(term.name(), values, positions, attributes.of(term.name()), statements.position(term));
    }
}
