package cortado.processor.emit;

import com.palantir.javapoet.JavaFile;
import cortado.processor.graph.Unit;
import cortado.processor.pass.Compile;
import cortado.processor.pass.Compiled;
import cortado.processor.pass.Dump;
import cortado.processor.pass.Observer;
import cortado.processor.schedule.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A traced network to Java files. */
public final class Generator {
    private Generator() {}

    /**
     * Compiles for training first, which decides how parameters lie, and writes the kernels of prediction first.
     *
     * @param dump the folder that gets the text of every pass
     */
    public static List<JavaFile> generate(Unit unit, Target target, Optional<Path> dump) {
        var classes = new Classes(unit);
        Compiled training = Compile.training(unit.training(), unit.batch(), observer(unit, "", dump));
        Compiled prediction = Compile.prediction(
                unit.prediction(), training.layout(), observer(unit, ".prediction", dump));
        var variables = new Variables(unit.training(), training.layout());
        var kernels = new KernelLibrary(classes.kernels(),
                "Kernels of {@code " + unit.name() + "}: each computes one tensor.\n", target, Optional.empty());
        var trainingKernels = new KernelLibrary(classes.trainingKernels(),
                "Kernels of {@code " + unit.name() + "} that only training needs.\n", target, Optional.of(kernels));
        JavaFile forward = new ProgramWriter(prediction, variables, kernels, classes.forward(), false).file();
        JavaFile step = new ProgramWriter(training, variables, trainingKernels, classes.training(), true).file();
        return List.of(
                new ModelWriter(unit, classes).file(),
                TrainerWriter.file(unit, classes),
                new ReferenceWriter(training, variables, classes.reference()).file(),
                new DescriptionWriter(unit, prediction, training, variables, classes.description()).file(),
                forward,
                step,
                kernels.file(),
                trainingKernels.file());
    }

    /** Dumps lie in folders like the packages, so that networks of one name keep apart. */
    private static Observer observer(Unit unit, String suffix, Optional<Path> dump) {
        return dump.map(folder -> folder.resolve(unit.packageName().replace('.', '/')))
                .<Observer>map(folder -> new Dump(folder, unit.name() + suffix))
                .orElse(Observer.NONE);
    }
}
