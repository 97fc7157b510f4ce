package cortado.examples;

import cortado.runtime.cli.TrainerCommand;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line of an example that reads data: {@code --data DIR} and {@code --help}. */
public final class DataOption {
    private static final String NAME = "--data";

    private DataOption() {}

    /**
     * Returns the folder that was named, if one was. Ends the program where help was asked for, and with exit code 2 where
     * there is anything else on the command line.
     *
     * @param program what it does
     * @param folder what the folder holds, and what is done without one
     */
    public static Optional<Path> folder(String program, String folder, String... args) {
        CommandLine command = new CommandLine(specification(program, folder));
        try {
            ParseResult parsed = command.parseArgs(args);
            if (parsed.isUsageHelpRequested()) {
                command.usage(System.out);
                System.exit(TrainerCommand.OK);
            }
            return Optional.ofNullable(parsed.matchedOptionValue(NAME, null));
        } catch (CommandLine.ParameterException wrong) {
            System.err.println(wrong.getMessage() + "; --help lists the options");
            System.exit(TrainerCommand.USAGE);
            return Optional.empty();
        }
    }

    private static CommandSpec specification(String program, String folder) {
        CommandSpec specification = CommandSpec.create().name("java")
                .addOption(OptionSpec.builder(NAME).paramLabel("DIR").type(Path.class).description(folder).build())
                .addOption(OptionSpec.builder("--help").usageHelp(true).description("Prints this and ends.").build());
        specification.usageMessage().description(program).synopsisHeading("usage: ").optionListHeading("");
        return specification;
    }
}
