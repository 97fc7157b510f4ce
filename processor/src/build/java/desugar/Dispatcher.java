package desugar;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The class of all lambdas of a class. It implements all their interfaces; an instance is one lambda by its number,
 * with what that captured:
 *
 * <pre>
 * final class Host$Lambdas implements Predicate, Comparator {
 *     private final int number;
 *     private final Object captured0;
 *
 *     static Predicate lambda0(String prefix) {
 *         return new Host$Lambdas(0, prefix);
 *     }
 *
 *     public boolean test(Object x) {
 *         switch (number) {
 *             case 0: return Host.lambda$find$0((String) captured0, (Layer) x);
 *             ...
 * </pre>
 */
final class Dispatcher {
    private static final String NUMBER = "number";

    private final ClassDesc type;
    private final ClassDesc host;
    private final List<Lambda> lambdas;
    private final int most;
    private final MethodTypeDesc constructor;

    /** @param host the class whose private methods may be called */
    Dispatcher(ClassDesc type, ClassDesc host, List<Lambda> lambdas) {
        this.type = type;
        this.host = host;
        this.lambdas = lambdas;
        most = lambdas.stream().mapToInt(lambda -> lambda.captured().size()).max().orElseThrow();
        constructor = MethodTypeDesc.of(ConstantDescs.CD_void, Collections.nCopies(most, ConstantDescs.CD_Object))
                .insertParameterTypes(0, ConstantDescs.CD_int);
    }

    static String field(int captured) {
        return "captured" + captured;
    }

    byte[] build(ClassFile format) {
        return format.build(type, spec -> {
            spec.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
            spec.with(NestHostAttribute.of(host));
            spec.withInterfaceSymbols(lambdas.stream().map(Lambda::type).distinct().toList());
            fields(spec);
            spec.withMethodBody("<init>", constructor, 0, this::construct);
            for (Lambda lambda : lambdas) {
                spec.withMethodBody(
                        lambda.factoryName(), lambda.factory(), ClassFile.ACC_STATIC, code -> make(lambda, code));
            }
            methods().forEach(same -> spec.withMethodBody(same.get(0).method(), same.get(0).erased(),
                    ClassFile.ACC_PUBLIC, code -> choose(same, code)));
        });
    }

    private void fields(ClassBuilder spec) {
        spec.withField(NUMBER, ConstantDescs.CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        for (int i = 0; i < most; i++) {
            spec.withField(field(i), ConstantDescs.CD_Object, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        }
    }

    private void construct(CodeBuilder code) {
        code.aload(0).invokespecial(ConstantDescs.CD_Object, "<init>", ConstantDescs.MTD_void);
        code.aload(0).iload(1).putfield(type, NUMBER, ConstantDescs.CD_int);
        for (int i = 0; i < most; i++) {
            code.aload(0).aload(2 + i).putfield(type, field(i), ConstantDescs.CD_Object);
        }
        code.return_();
    }

    /** An instance of one lambda. */
    private void make(Lambda lambda, CodeBuilder code) {
        code.new_(type).dup().loadConstant(lambda.number());
        List<ClassDesc> captured = lambda.captured();
        for (int i = 0; i < captured.size(); i++) {
            code.loadLocal(TypeKind.from(captured.get(i)), code.parameterSlot(i));
            Conversion.convert(code, captured.get(i), ConstantDescs.CD_Object);
        }
        for (int i = captured.size(); i < most; i++) {
            code.aconst_null();
        }
        code.invokespecial(type, "<init>", constructor).areturn();
    }

    /** The lambdas of each method that the interfaces have. */
    private Iterable<List<Lambda>> methods() {
        Map<String, List<Lambda>> methods = new LinkedHashMap<>();
        for (Lambda lambda : lambdas) {
            methods.computeIfAbsent(lambda.method() + lambda.erased().descriptorString(), m -> new ArrayList<>())
                    .add(lambda);
        }
        return methods.values();
    }

    private void choose(List<Lambda> same, CodeBuilder code) {
        List<SwitchCase> cases =
                same.stream().map(lambda -> SwitchCase.of(lambda.number(), code.newLabel())).toList();
        var other = code.newLabel();
        code.aload(0).getfield(type, NUMBER, ConstantDescs.CD_int).lookupswitch(other, cases);
        for (int i = 0; i < same.size(); i++) {
            code.labelBinding(cases.get(i).target());
            same.get(i).call(code, type);
        }
        code.labelBinding(other).aconst_null().athrow();
    }
}
