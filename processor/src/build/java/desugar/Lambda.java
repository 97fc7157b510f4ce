package desugar;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * A lambda or a method reference, as {@link java.lang.invoke.LambdaMetafactory} is told of it.
 *
 * @param number which of its class's lambdas it is
 * @param method the name of the interface's method
 * @param factory from the captured values to the interface
 * @param erased the type of the interface's method
 * @param instantiated the same with its type arguments
 * @param body the method that is called in the end
 */
record Lambda(
        int number,
        String method,
        MethodTypeDesc factory,
        MethodTypeDesc erased,
        MethodTypeDesc instantiated,
        DirectMethodHandleDesc body) {
    private static final ClassDesc FACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

    static boolean isMadeBy(InvokeDynamicInstruction instruction) {
        DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
        return bootstrap.owner().equals(FACTORY) && bootstrap.methodName().equals("metafactory");
    }

    static Lambda of(int number, InvokeDynamicInstruction made) {
        List<ConstantDesc> types = made.bootstrapArgs();
        return new Lambda(number, made.name().stringValue(), made.typeSymbol(), (MethodTypeDesc) types.get(0),
                (MethodTypeDesc) types.get(2), (DirectMethodHandleDesc) types.get(1));
    }

    String factoryName() {
        return "lambda" + number;
    }

    ClassDesc type() {
        return factory.returnType();
    }

    List<ClassDesc> captured() {
        return factory.parameterList();
    }

    /** Calls the body with the values captured, which are fields, and the arguments, and returns what it returns. */
    void call(CodeBuilder code, ClassDesc dispatcher) {
        List<ClassDesc> wanted = parameters();
        if (body.kind() == Kind.CONSTRUCTOR) {
            code.new_(body.owner()).dup();
        }
        for (int i = 0; i < captured().size(); i++) {
            code.aload(0).getfield(dispatcher, Dispatcher.field(i), ConstantDescs.CD_Object);
            Conversion.fromObject(code, captured().get(i));
        }
        int at = captured().size();
        for (int i = 0; i < erased.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(erased.parameterType(i)), code.parameterSlot(i));
            Conversion.cast(code, erased.parameterType(i), instantiated.parameterType(i));
            Conversion.convert(code, instantiated.parameterType(i), wanted.get(at + i));
        }
        invoke(code);
        result(code);
    }

    /** All that the body takes, the receiver first. */
    private List<ClassDesc> parameters() {
        var parameters = new ArrayList<ClassDesc>();
        if (body.kind() != Kind.STATIC && body.kind() != Kind.INTERFACE_STATIC && body.kind() != Kind.CONSTRUCTOR) {
            parameters.add(body.owner());
        }
        parameters.addAll(lookup().parameterList());
        return parameters;
    }

    private MethodTypeDesc lookup() {
        return MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
    }

    private void invoke(CodeBuilder code) {
        ClassDesc owner = body.owner();
        String name = body.methodName();
        switch (body.kind()) {
            case STATIC, INTERFACE_STATIC -> code.invokestatic(owner, name, lookup(), body.isOwnerInterface());
            case CONSTRUCTOR -> code.invokespecial(owner, "<init>", lookup());
            case VIRTUAL, SPECIAL -> code.invokevirtual(owner, name, lookup());
            case INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> code.invokeinterface(owner, name, lookup());
            default -> throw new IllegalArgumentException("no method: " + body);
        }
    }

    private void result(CodeBuilder code) {
        ClassDesc found = body.kind() == Kind.CONSTRUCTOR ? body.owner() : lookup().returnType();
        ClassDesc wanted = erased.returnType();
        if (wanted.equals(ConstantDescs.CD_void)) {
            Conversion.drop(code, found);
        } else {
            Conversion.convert(code, found, wanted.isPrimitive() ? wanted : instantiated.returnType());
            Conversion.cast(code, found, wanted);
        }
        code.return_(TypeKind.from(wanted));
    }
}
