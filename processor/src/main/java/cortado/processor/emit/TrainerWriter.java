package cortado.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import cortado.processor.graph.Unit;
import javax.lang.model.element.Modifier;

/** The class with which users train, from Java and from the command line. */
final class TrainerWriter {
    private TrainerWriter() {}

    static JavaFile file(Unit unit, Classes classes) {
        TypeSpec spec = TypeSpec.classBuilder(classes.trainer())
                .addModifiers(ModelWriter.visibility(unit))
                .addModifiers(Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Types.runtime("Trainer"), classes.model()))
                .addJavadoc("Trains {@code $L}.\n", unit.name())
                .addMethod(constructor(classes))
                .addMethod(MethodSpec.methodBuilder("builder").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addJavadoc("Returns a trainer's options to set.\n")
                        .returns(builder(classes)).addStatement("return new Builder()").build())
                .addMethod(main(classes))
                .addMethod(training(classes))
                .addMethod(reference(classes))
                .addMethod(model(classes))
                .addType(builderType(unit, classes))
                .build();
        return JavaFile.builder(unit.packageName(), spec).skipJavaLangImports(true).indent("    ").build();
    }

    private static ClassName builder(Classes classes) {
        return classes.trainer().nestedClass("Builder");
    }

    private static MethodSpec constructor(Classes classes) {
        return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                .addParameter(Types.runtime("TrainerOptions"), "options")
                .addStatement("super($T.DESCRIPTION, options)", classes.description()).build();
    }

    private static MethodSpec main(Classes classes) {
        return MethodSpec.methodBuilder("main").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Trains from the command line; {@code --help} lists the options.\n")
                .addParameter(String[].class, "args")
                .addStatement("$T.exit($T.run($T::builder, args))", System.class, Types.runtime("cli", "TrainerCommand"), classes.trainer())
                .build();
    }

    private static MethodSpec training(Classes classes) {
        return ProgramWriter.override("training", void.class, Modifier.PROTECTED)
                .returns(Types.runtime("TrainingProgram"))
                .addParameter(Types.runtime("Variables"), "variables")
                .addParameter(int.class, "capacity")
                .addParameter(Types.runtime("parallel", "Workers"), "workers")
                .addStatement("return new $T(variables, capacity, workers)", classes.training()).build();
    }

    private static MethodSpec reference(Classes classes) {
        return ProgramWriter.override("reference", void.class, Modifier.PROTECTED)
                .returns(Types.runtime("ReferenceProgram"))
                .addParameter(int.class, "capacity")
                .addStatement("return new $T($T.DESCRIPTION, capacity)", classes.reference(), classes.description()).build();
    }

    private static MethodSpec model(Classes classes) {
        return ProgramWriter.override("model", void.class, Modifier.PROTECTED)
                .returns(classes.model())
                .addParameter(Types.runtime("Variables"), "variables")
                .addStatement("return new $T(variables)", classes.model()).build();
    }

    private static TypeSpec builderType(Unit unit, Classes classes) {
        ClassName builder = builder(classes);
        return TypeSpec.classBuilder("Builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Types.runtime("TrainerBuilder"), classes.trainer(), builder))
                .addJavadoc("How to train; everything has a default.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                        .addStatement("super($T.DESCRIPTION)", classes.description())
                        .addStatement("batchSize($L)", unit.batch()).build())
                .addMethod(ProgramWriter.override("self", void.class, Modifier.PROTECTED).returns(builder)
                        .addStatement("return this").build())
                .addMethod(ProgramWriter.override("build", void.class, Modifier.PUBLIC).returns(classes.trainer())
                        .addStatement("return new $T(options())", classes.trainer()).build())
                .build();
    }
}
