package cortado.runtime.cli;

import cortado.runtime.Trainer;
import cortado.runtime.TrainerBuilder;
import java.util.function.Supplier;

/** The command line of generated trainers. */
public final class TrainerCommand {
    /** Exit code after an error of the user: a wrong option, a missing or wrong file. */
    public static final int USAGE = 2;

    private TrainerCommand() {}

    /** Runs a trainer by its command line and returns the exit code. */
    public static <T extends Trainer<?>> int run(Supplier<? extends TrainerBuilder<T, ?>> builder, String... args) {
        System.err.println(builder.get().description().name() + ": there is no command line yet");
        return USAGE;
    }
}
