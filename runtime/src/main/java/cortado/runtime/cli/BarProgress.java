package cortado.runtime.cli;

import cortado.runtime.training.History;
import cortado.runtime.training.TrainingListener;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws a bar for each epoch on a terminal, and a line in its place when the epoch is done. */
final class BarProgress implements TrainingListener {
    private static final int WIDTH = 80;

    private final LineProgress lines;
    private final ProgressBarBuilder builder;
    private ProgressBar bar;
    private long steps;

    BarProgress(PrintStream out, String network) {
        lines = new LineProgress(out);
        builder = new ProgressBarBuilder()
                .setTaskName(network)
                .setStyle(ProgressBarStyle.ASCII)
                // A fixed width: asking the terminal for its own loads native code, of which the JVM warns.
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .clearDisplayOnFinish();
    }

    @Override
    public void started(int epochs, int steps) {
        lines.started(epochs, steps);
        this.steps = steps;
    }

    @Override
    public void stepped(int epoch, int step, float loss) {
        if (step == 1) {
            bar = builder.setInitialMax(steps).build();
        }
        bar.step();
        if (step == steps) {
            bar.close();
        }
    }

    @Override
    public void epochEnded(History.Epoch epoch) {
        lines.epochEnded(epoch);
    }
}
