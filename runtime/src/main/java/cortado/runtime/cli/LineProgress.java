package cortado.runtime.cli;

import cortado.runtime.training.History;
import cortado.runtime.training.TrainingListener;
import java.io.PrintStream;
import java.util.Formatter;
import java.util.Locale;

/** Prints one line an epoch. */
final class LineProgress implements TrainingListener {
    private final PrintStream out;
    private int epochs;

    LineProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(int epochs, int steps) {
        this.epochs = epochs;
    }

    @Override
    public void epochEnded(History.Epoch epoch) {
        out.println(line(epoch));
    }

    private String line(History.Epoch epoch) {
        int width = Integer.toString(epochs).length();
        String data = epoch.validationLoss().isPresent() ? "validation" : "training";
        StringBuilder line = new StringBuilder();
        Formatter text = new Formatter(line, Locale.ROOT);
        text.format("epoch %" + width + "d/%d  loss %.4f", epoch.epoch(), epochs, epoch.trainingLoss());
        epoch.validationLoss().ifPresent(loss -> text.format("  validation loss %.4f", loss));
        epoch.metrics().forEach((name, value) -> text.format("  %s %s %.4f", data, name, value));
        text.format("  %,.0f samples/s", epoch.samplesPerSecond());
        return line.toString();
    }
}
