package desugar;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/** One class, in which plain calls take the place of {@code invokedynamic} as far as it is known. */
final class Rewriting {
    private final ClassDesc dispatcher;
    private final List<Lambda> lambdas = new ArrayList<>();
    private final List<TypeSwitch> switches = new ArrayList<>();
    private final ClassModel model;

    /** @param dispatcher the class that makes the lambdas */
    Rewriting(ClassModel model, ClassDesc dispatcher) {
        this.model = model;
        this.dispatcher = dispatcher;
    }

    /** The lambdas found. */
    List<Lambda> lambdas() {
        return lambdas;
    }

    ClassTransform transform() {
        return ClassTransform.transformingMethodBodies(this::replace).andThen(ClassTransform.endHandler(this::addSwitches));
    }

    private void replace(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeDynamicInstruction dynamic)) {
            code.with(element);
        } else if (Lambda.isMadeBy(dynamic)) {
            Lambda lambda = Lambda.of(lambdas.size(), dynamic);
            lambdas.add(lambda);
            code.invokestatic(dispatcher, lambda.factoryName(), lambda.factory());
        } else if (RecordMethod.isCalledBy(dynamic)) {
            RecordMethod.of(dynamic).call(code);
        } else if (TypeSwitch.isMadeBy(dynamic)) {
            TypeSwitch made = TypeSwitch.of(switches.size(), dynamic);
            switches.add(made);
            boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
            code.invokestatic(model.thisClass().asSymbol(), made.name(), made.type(), isInterface);
        } else {
            code.with(element);
        }
    }

    private void addSwitches(ClassBuilder spec) {
        switches.forEach(made -> spec.withMethodBody(made.name(), made.type(), TypeSwitch.FLAGS, made::choose));
    }
}
