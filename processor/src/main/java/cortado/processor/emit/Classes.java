package cortado.processor.emit;

import com.palantir.javapoet.ClassName;
import cortado.processor.graph.Unit;

/** The classes generated for one network. */
record Classes(Unit unit) {
    private ClassName named(String suffix) {
        return ClassName.get(unit.packageName(), unit.name() + suffix);
    }

    ClassName model() {
        return named("Model");
    }

    ClassName trainer() {
        return named("Trainer");
    }

    ClassName reference() {
        return named("Reference");
    }

    ClassName description() {
        return named("Description");
    }

    /** The prediction program. */
    ClassName forward() {
        return named("Forward");
    }

    /** The training program. */
    ClassName training() {
        return named("Training");
    }

    /** Kernels of prediction, which training uses too. */
    ClassName kernels() {
        return named("Kernels");
    }

    /** Kernels that only training needs. */
    ClassName trainingKernels() {
        return named("TrainingKernels");
    }
}
