package desugar;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * The choice of a {@code switch} over types, as {@link java.lang.runtime.SwitchBootstraps} makes it: a method from the
 * value and the label to start with to the first label that fits, -1 for null.
 */
record TypeSwitch(int number, MethodTypeDesc type, List<ClassDesc> labels) {
    static final int FLAGS = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
    private static final ClassDesc FACTORY = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

    /** Whether all labels are types; constants are left to the JVM. */
    static boolean isMadeBy(InvokeDynamicInstruction instruction) {
        DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
        return bootstrap.owner().equals(FACTORY)
                && bootstrap.methodName().equals("typeSwitch")
                && instruction.bootstrapArgs().stream().allMatch(TypeSwitch::isClass);
    }

    private static boolean isClass(ConstantDesc label) {
        return label instanceof ClassDesc type && type.isClassOrInterface();
    }

    static TypeSwitch of(int number, InvokeDynamicInstruction made) {
        return new TypeSwitch(
                number, made.typeSymbol(), made.bootstrapArgs().stream().map(ClassDesc.class::cast).toList());
    }

    String name() {
        return "switch$" + number;
    }

    void choose(CodeBuilder code) {
        Label some = code.newLabel();
        code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf(labels.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }
}
