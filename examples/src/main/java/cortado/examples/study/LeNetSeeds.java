package cortado.examples.study;

import cortado.examples.convolution.LeNet5;
import cortado.examples.mlp.FashionData;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.training.TrainingListener;

/** LeNet-5 on Fashion-MNIST with three seeds: as the reference begins, and as PyTorch's layers begin by themselves. */
public final class LeNetSeeds {
    private static final String REFERENCE = "mean 0.8924, deviation 0.0034";

    private LeNetSeeds() {}

    /** Prints both tables. {@code --data DIR} names the folder of the pictures. */
    public static void main(String[] args) {
        Split data = FashionData.given("Trains LeNet-5 on Fashion-MNIST with three seeds, from two initialisations.", args);
        System.out.println("weights from normal distributions of variance 2 / fanIn, biases 0");
        Seeds.table(3, data, seed -> LeNet5.trainer(seed, new TrainingListener() {}), REFERENCE);
        System.out.println("weights and biases from uniform distributions within 1 / sqrt(fanIn)");
        Seeds.table(3, data, LeNetSeeds::uniform, REFERENCE + " (from the normal ones)");
    }

    private static UniformLeNetTrainer uniform(long seed) {
        return UniformLeNetTrainer.builder()
                .optimizer(Adam.withLearningRate(1e-3))
                .batchSize(64)
                .epochs(5)
                .seed(seed)
                .build();
    }
}
