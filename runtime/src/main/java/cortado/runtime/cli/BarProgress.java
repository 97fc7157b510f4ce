package cortado.runtime.cli;

import cortado.runtime.training.History;
import cortado.runtime.training.TrainingListener;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws one bar for the whole training on a terminal, and prints a line an epoch when it is done. */
final class BarProgress implements TrainingListener {
    private final LineProgress lines;
    private final ProgressBarBuilder builder;
    private ProgressBar bar;
    private long steps;

    BarProgress(PrintStream out, String network) {
        lines = new LineProgress(out);
        builder = new ProgressBarBuilder().setTaskName(network).setStyle(ProgressBarStyle.ASCII).clearDisplayOnFinish();
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
