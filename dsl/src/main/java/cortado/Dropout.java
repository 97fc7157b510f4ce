package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Drops elements at random while training: {@code y = x m / (1 - rate)}, each m being 0 with probability {@code rate},
 * else 1 (Srivastava et al. 2014).
 *
 * <p>The shape stays. It has no parameters. Prediction and validation leave the input as it is. What is dropped depends
 * on the seed, the step, the layer's path, the call, the sample and the element, so that a run repeats exactly,
 * whatever the number of threads.
 *
 * {@snippet :
 * @Dropout(rate = 0.3)                             abstract Tensor drop(Tensor x);
 * @Dropout(rate = 0.1, unit = DropoutUnit.CHANNEL) abstract Tensor thin(Tensor image);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Dropout {
    /**
     * The share that is dropped, {@code 0 <= rate < 1}. Absent: a parameter {@code double rate} of the method, or 0.5.
     */
    double rate() default 0.5;

    /**
     * What is dropped together. Neighbours in an image are so alike that single elements are hardly missed; whole
     * channels are (Tompson et al. 2015; PyTorch's Dropout2d, Keras's SpatialDropout2D).
     */
    DropoutUnit unit() default DropoutUnit.ELEMENT;
}
