package cortado.runtime.cli;

import cortado.runtime.training.TrainingListener;
import java.io.Console;
import java.io.PrintStream;

/** Shows how training goes on. */
public final class Progress {
    private Progress() {}

    /**
     * Returns a listener that draws a bar on a terminal, where progressbar is on the class path, and prints a line an
     * epoch.
     */
    public static TrainingListener on(PrintStream out, String network) {
        Console console = System.console();
        boolean terminal = out == System.out && console != null && console.isTerminal();
        try {
            return terminal ? new BarProgress(out, network) : new LineProgress(out);
        } catch (NoClassDefFoundError noProgressBar) {
            return new LineProgress(out);
        }
    }
}
