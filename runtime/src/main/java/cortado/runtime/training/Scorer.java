package cortado.runtime.training;

import cortado.runtime.Mode;
import cortado.runtime.TrainingProgram;
import cortado.runtime.Variables;
import cortado.runtime.data.Batches;
import cortado.runtime.metrics.Metric;
import java.util.List;

/** Judges a network by data that it does not learn from. */
public final class Scorer {
    private final TrainingProgram program;
    private final Variables variables;
    private final Measures measures;

    /** Measures with these metrics. */
    public Scorer(TrainingProgram program, Variables variables, List<Metric> metrics) {
        this.program = program;
        this.variables = variables;
        measures = new Measures(variables.description(), metrics, program.capacity());
    }

    /** Runs all samples in evaluation mode. */
    public Score score(Feed feed) {
        variables.mode(Mode.EVALUATION);
        measures.reset();
        Batches batches = Batches.inOrder(feed.data(), program.capacity());
        while (batches.next()) {
            feed.fill(program, batches);
            program.forward(batches.samples());
            measures.addLoss(program.loss(), batches.samples());
            measures.addOutputs(program, feed, batches);
        }
        return new Score(measures.loss(), measures.values());
    }
}
