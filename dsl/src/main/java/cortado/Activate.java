package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * An activation as a layer of its own, with settings. The shape stays. {@link Activation} gives the formulas.
 *
 * <p>Only {@link Activation#PRELU} has a parameter: {@code NAME.weight} of shape {@code [1]}, or {@code [c]} with
 * {@link #perChannel}, as in PyTorch (He et al. 2015). A setting that the function does not have is an error.
 *
 * {@snippet :
 * @Activate(function = Activation.LEAKY_RELU, slope = 0.2)     abstract Tensor leak(Tensor x);
 * @Activate(function = Activation.PRELU, perChannel = true)    abstract Tensor learned(Tensor x);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Activate {
    /** The function. */
    Activation function();

    /** {@link Activation#ELU} and {@link Activation#CELU}: the scale of the negative side; positive. */
    double alpha() default 1;

    /**
     * {@link Activation#LEAKY_RELU}: the slope of the negative side, absent 0.01. {@link Activation#PRELU}: the slope
     * from which learning starts, absent 0.25.
     */
    double slope() default 0.01;

    /** {@link Activation#SOFTPLUS}: the sharpness; positive. */
    double beta() default 1;

    /**
     * {@link Activation#SOFTMAX} and {@link Activation#LOG_SOFTMAX}: the axis that sums to 1, absent the last.
     * {@link Activation#PRELU} with {@link #perChannel}: the axis of the channels, absent the first.
     */
    int axis() default -1;

    /** {@link Activation#PRELU}: whether each channel has a slope of its own. */
    boolean perChannel() default false;
}
