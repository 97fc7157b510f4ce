package cortado.examples.convolution;

import static cortado.Activation.RELU;

import cortado.BatchNorm;
import cortado.Conv2d;
import cortado.Dense;
import cortado.Loss;
import cortado.Network;
import cortado.Tensor;
import cortado.runtime.augmentation.Augmentation;
import cortado.runtime.augmentation.Flip;
import cortado.runtime.augmentation.RandomCrop;
import cortado.runtime.cli.Progress;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Sgd;
import cortado.runtime.training.TrainingListener;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Twenty layers, in nine residual units of three widths (He et al., "Deep residual learning for image recognition",
 * 2016), for pictures of 32 by 32 coloured pixels.
 */
@Network(input = {3, 32, 32}, loss = Loss.SOFTMAX_CROSS_ENTROPY)
public abstract class ResNet20 {
    @Conv2d(channels = 16, kernel = 3, padding = 1, bias = false)
    abstract Tensor stem(Tensor image);

    @BatchNorm(activation = RELU)
    abstract Tensor norm(Tensor x);

    abstract Residual unit(int stage, int index);

    @Dense(units = 10)
    abstract Tensor head(Tensor x);

    Tensor forward(Tensor image) {
        Tensor x = norm(stem(image));
        for (int stage = 0; stage < 3; stage++) {
            for (int i = 0; i < 3; i++) {
                x = unit(stage, i).forward(x, 16 << stage, stage > 0 && i == 0 ? 2 : 1);
            }
        }
        return head(x.globalAveragePool());
    }

    /** Returns a trainer that learns with the flips, crops, momentum and weight decay of the paper. */
    public static ResNet20Trainer trainer(long seed, int epochs, TrainingListener watcher) {
        return ResNet20Trainer.builder()
                .optimizer(Sgd.withLearningRate(0.05).momentum(0.9).weightDecay(1e-4))
                .augmentation(Augmentation.of(Flip.horizontal(0.5f), RandomCrop.padded(4)))
                .batchSize(32)
                .epochs(epochs)
                .seed(seed)
                .listener(watcher)
                .build();
    }

    /**
     * Trains and prints the share of test pictures that it tells right. {@code --data DIR} names the folder of
     * CIFAR-10's binary files; without it the pictures are drawn.
     */
    public static void main(String[] args) {
        Optional<Path> cifar = SmallPictures.folder("Trains ResNet-20 on pictures of 32 by 32 pixels.", args);
        Split data = SmallPictures.of(cifar);
        ResNet20Trainer trainer = trainer(1, SmallPictures.epochs(cifar), Progress.on(System.out, "ResNet20"));
        System.out.print(trainer.model().summary());
        trainer.fit(data.train(), data.test());
        System.out.println(SmallPictures.reference("the paper's 0.9125 after 64,000 steps", cifar));
        System.out.printf("test accuracy %.4f%n", trainer.score(data.test()).metrics().get("accuracy"));
    }
}
