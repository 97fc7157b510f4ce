package desugar;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** Boxing, unboxing and casts of the value on the stack, as lambdas need them (JLS 15.13.3). */
final class Conversion {
    private static final Map<ClassDesc, ClassDesc> BOXES = Map.of(
            ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
            ConstantDescs.CD_char, ConstantDescs.CD_Character,
            ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
            ConstantDescs.CD_short, ConstantDescs.CD_Short,
            ConstantDescs.CD_int, ConstantDescs.CD_Integer,
            ConstantDescs.CD_long, ConstantDescs.CD_Long,
            ConstantDescs.CD_float, ConstantDescs.CD_Float,
            ConstantDescs.CD_double, ConstantDescs.CD_Double);

    private Conversion() {}

    static ClassDesc box(ClassDesc primitive) {
        return BOXES.get(primitive);
    }

    /** From a reference to what type arguments say that it is. */
    static void cast(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (!from.isPrimitive() && !to.isPrimitive() && !from.equals(to) && !to.equals(ConstantDescs.CD_Object)) {
            code.checkcast(to);
        }
    }

    /** From a field's value to what was stored in it. */
    static void fromObject(CodeBuilder code, ClassDesc to) {
        if (to.isPrimitive()) {
            code.checkcast(box(to));
            unbox(code, to);
        } else {
            cast(code, ConstantDescs.CD_Object, to);
        }
    }

    /** From the type that a value has to one that takes it. References are not cast: they fit. */
    static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (from.isPrimitive() && to.isPrimitive()) {
            code.conversion(TypeKind.from(from), TypeKind.from(to));
        } else if (from.isPrimitive()) {
            ClassDesc box = box(from);
            code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
        } else if (to.isPrimitive()) {
            ClassDesc unboxed = unboxed(from);
            unbox(code, unboxed);
            convert(code, unboxed, to);
        }
    }

    private static ClassDesc unboxed(ClassDesc box) {
        return BOXES.entrySet().stream().filter(entry -> entry.getValue().equals(box)).findFirst().orElseThrow().getKey();
    }

    private static void unbox(CodeBuilder code, ClassDesc to) {
        code.invokevirtual(box(to), to.displayName() + "Value", MethodTypeDesc.of(to));
    }

    /** Forgets a result that nobody wants. */
    static void drop(CodeBuilder code, ClassDesc type) {
        switch (TypeKind.from(type).slotSize()) {
            case 0 -> { }
            case 1 -> code.pop();
            default -> code.pop2();
        }
    }
}
