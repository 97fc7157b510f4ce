package cortado.processor.loss;

import java.util.List;

/** Losses of decisions between several classes, which lie along one axis of the output. */
final class Classes {
    static final List<Loss> LOSSES = List.of(
            new CrossEntropy(),
            new SoftTargetCrossEntropy(),
            new NegativeLogLikelihood(),
            new KullbackLeibler(),
            new MultiMargin());

    private Classes() {}
}
