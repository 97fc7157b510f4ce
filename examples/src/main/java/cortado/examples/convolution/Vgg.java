package cortado.examples.convolution;

import static cortado.Activation.RELU;

import cortado.Dense;
import cortado.Dropout;
import cortado.Loss;
import cortado.Network;
import cortado.Tensor;
import cortado.runtime.augmentation.Augmentation;
import cortado.runtime.augmentation.Flip;
import cortado.runtime.augmentation.Shift;
import cortado.runtime.cli.Progress;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.training.TrainingListener;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Pairs of small filters and a pool, again and again, as in VGG (Simonyan and Zisserman, "Very deep convolutional
 * networks", 2015), but narrower and for pictures of 32 by 32 coloured pixels.
 */
@Network(input = {3, 32, 32}, batch = 32, loss = Loss.SOFTMAX_CROSS_ENTROPY)
public abstract class Vgg {
    abstract VggStage stage(int index);

    @Dense(units = 128, activation = RELU)
    abstract Tensor hidden(Tensor features);

    @Dropout(rate = 0.5)
    abstract Tensor drop(Tensor hidden);

    @Dense(units = 10)
    abstract Tensor scores(Tensor hidden);

    Tensor forward(Tensor image) {
        Tensor x = image;
        for (int index = 0; index < 3; index++) {
            x = stage(index).forward(x, 16 << index);
        }
        return scores(drop(hidden(x.flatten())));
    }

    /** Returns a trainer that sees all samples so often, 32 in a step. */
    public static VggTrainer trainer(long seed, int epochs, TrainingListener watcher) {
        return VggTrainer.builder()
                .optimizer(Adam.withLearningRate(1e-3))
                .augmentation(Augmentation.of(Flip.horizontal(0.5f), Shift.upTo(2)))
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
        Optional<Path> cifar = SmallPictures.folder("Trains a small VGG on pictures of 32 by 32 pixels.", args);
        Split data = SmallPictures.of(cifar);
        VggTrainer trainer = trainer(1, SmallPictures.epochs(cifar), Progress.on(System.out, "Vgg"));
        System.out.print(trainer.model().summary());
        trainer.fit(data.train(), data.test());
        System.out.println(SmallPictures.reference("0.10 by guessing; VGG-16 reaches about 0.93", cifar));
        System.out.printf("test accuracy %.4f%n", trainer.score(data.test()).metrics().get("accuracy"));
    }
}
