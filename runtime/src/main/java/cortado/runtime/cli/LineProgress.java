package cortado.runtime.cli;

import cortado.runtime.training.History;
import cortado.runtime.training.TrainingListener;
import java.io.PrintStream;
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
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "epoch %" + width + "d/%d  loss %.4f", epoch.epoch(), epochs, epoch.trainingLoss()));
        epoch.validationLoss().ifPresent(loss -> line.append(String.format(Locale.ROOT, "  validation loss %.4f", loss)));
        String data = epoch.validationLoss().isPresent() ? "validation" : "training";
        epoch.metrics().forEach((name, value) ->
                line.append(String.format(Locale.ROOT, "  %s %s %.4f", data, name, value)));
        return line.append(String.format(Locale.ROOT, "  %,.0f samples/s", epoch.samplesPerSecond())).toString();
    }
}
