package desugar;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** {@code equals} or {@code hashCode} of a record, as {@link java.lang.runtime.ObjectMethods} defines them. */
record RecordMethod(ClassDesc type, String method, List<DirectMethodHandleDesc> components) {
    private static final ClassDesc FACTORY = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    static boolean isCalledBy(InvokeDynamicInstruction instruction) {
        return instruction.bootstrapMethod().owner().equals(FACTORY) && !instruction.name().equalsString("toString");
    }

    static RecordMethod of(InvokeDynamicInstruction called) {
        List<DirectMethodHandleDesc> components = called.bootstrapArgs().stream().skip(2)
                .map(DirectMethodHandleDesc.class::cast).toList();
        return new RecordMethod((ClassDesc) called.bootstrapArgs().get(0), called.name().stringValue(), components);
    }

    /** From the method's arguments on the stack to its result there. */
    void call(CodeBuilder code) {
        if (method.equals("equals")) {
            code.pop2();
            equal(code);
        } else {
            code.pop();
            hash(code);
        }
    }

    private void equal(CodeBuilder code) {
        Label different = code.newLabel();
        Label end = code.newLabel();
        code.aload(1).instanceOf(type).ifeq(different);
        for (DirectMethodHandleDesc component : components) {
            code.aload(0);
            get(code, component);
            code.aload(1).checkcast(type);
            get(code, component);
            compare(code, type(component), different);
        }
        code.iconst_1().goto_(end).labelBinding(different).iconst_0().labelBinding(end);
    }

    private static void compare(CodeBuilder code, ClassDesc component, Label different) {
        switch (TypeKind.from(component)) {
            case LONG -> code.lcmp().ifne(different);
            case FLOAT, DOUBLE -> code
                    .invokestatic(Conversion.box(component), "compare",
                            MethodTypeDesc.of(ConstantDescs.CD_int, component, component))
                    .ifne(different);
            case REFERENCE -> code
                    .invokestatic(OBJECTS, "equals",
                            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                    .ifeq(different);
            default -> code.if_icmpne(different);
        }
    }

    private void hash(CodeBuilder code) {
        code.iconst_0();
        for (DirectMethodHandleDesc component : components) {
            code.bipush(31).imul().aload(0);
            get(code, component);
            ClassDesc found = type(component);
            boolean reference = !found.isPrimitive();
            code.invokestatic(reference ? OBJECTS : Conversion.box(found), "hashCode",
                    MethodTypeDesc.of(ConstantDescs.CD_int, reference ? ConstantDescs.CD_Object : found)).iadd();
        }
    }

    private void get(CodeBuilder code, DirectMethodHandleDesc component) {
        code.getfield(type, component.methodName(), type(component));
    }

    private static ClassDesc type(DirectMethodHandleDesc component) {
        return component.invocationType().returnType();
    }
}
