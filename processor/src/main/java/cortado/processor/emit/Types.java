package cortado.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/** Types that generated code names: of the Vector API and of the runtime. */
final class Types {
    private static final String VECTOR = "jdk.incubator.vector";
    private static final String RUNTIME = "cortado.runtime";

    static final ClassName FLOAT_VECTOR = ClassName.get(VECTOR, "FloatVector");
    static final ClassName VECTOR_MASK = ClassName.get(VECTOR, "VectorMask");
    static final ClassName VECTOR_OPERATORS = ClassName.get(VECTOR, "VectorOperators");
    static final TypeName SPECIES = ParameterizedTypeName.get(
            ClassName.get(VECTOR, "VectorSpecies"), ClassName.get(Float.class));
    static final TypeName MASK = ParameterizedTypeName.get(VECTOR_MASK, ClassName.get(Float.class));
    static final ClassName SPECIES_CHOICE = runtime("math", "Species");
    static final ClassName BLOCKS = runtime("math", "Blocks");
    static final ClassName LANES = runtime("math", "Lanes");
    static final ClassName COUNTER_RANDOM = runtime("random", "CounterRandom");

    private Types() {}

    /** A class of the runtime, by name: the processor does not depend on it. */
    static ClassName runtime(String simpleName) {
        return ClassName.get(RUNTIME, simpleName);
    }

    static ClassName runtime(String folder, String simpleName) {
        return ClassName.get(RUNTIME + "." + folder, simpleName);
    }
}
