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
 * @Dropout(rate = 0.3) abstract Tensor drop(Tensor x);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Dropout {
    /**
     * The share that is dropped, {@code 0 <= rate < 1}. Absent: a parameter {@code double rate} of the method, or 0.5.
     */
    double rate() default 0.5;
}
