package cortado.runtime.cli;

import cortado.runtime.Trainer;
import cortado.runtime.TrainerBuilder;
import cortado.runtime.augmentation.AugmentationException;
import cortado.runtime.data.DataException;
import cortado.runtime.io.CheckpointException;
import cortado.runtime.training.NonFiniteException;
import java.io.PrintStream;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * The command line of generated trainers. It needs picocli on the class path, and shows progress bars where progressbar
 * is there too. Results go to standard output, errors to standard error in one line.
 */
public final class TrainerCommand {
    /** All went well. */
    public static final int OK = 0;
    /** Training or the check of gradients failed. */
    public static final int FAILED = 1;
    /** The user must mend something: a wrong option, a missing or wrong file. Nothing was written. */
    public static final int USAGE = 2;

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private TrainerCommand() {}

    /** Runs a trainer by its command line and returns the exit code. */
    public static <T extends Trainer<?>> int run(Supplier<? extends TrainerBuilder<T, ?>> builder, String... args) {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            System.err.println(
                    "found no module " + VECTOR_MODULE + ": start it with java --add-modules " + VECTOR_MODULE);
            return USAGE;
        }
        return run(builder.get(), System.out, System.err, args);
    }

    static <T extends Trainer<?>> int run(
            TrainerBuilder<T, ?> builder, PrintStream out, PrintStream err, String... args) {
        CommandLine command = new CommandLine(Options.specification(builder));
        try {
            ParseResult parsed = command.parseArgs(args);
            if (parsed.isUsageHelpRequested()) {
                command.usage(out);
                return OK;
            }
            return new TrainingRun<>(builder, new Options(parsed), out).run();
        } catch (CommandLine.UnmatchedArgumentException unknown) {
            err.println(oneLine(unknown));
            return USAGE;
        } catch (CommandLine.ParameterException
                | DataException
                | CheckpointException
                | IllegalArgumentException wrong) {
            err.println(oneLine(wrong));
            return USAGE;
        } catch (NonFiniteException | AugmentationException failure) {
            err.println(oneLine(failure));
            return FAILED;
        }
    }

    private static String oneLine(CommandLine.UnmatchedArgumentException unknown) {
        String near = unknown.getSuggestions().stream()
                .findFirst()
                .map(name -> ": did you mean '" + name + "'?")
                .orElse(";");
        return "unknown argument '" + unknown.getUnmatched().getFirst() + "'" + near + " --help lists all options";
    }

    private static String oneLine(Exception error) {
        return error.getMessage().lines().findFirst().orElse(error.toString());
    }
}
