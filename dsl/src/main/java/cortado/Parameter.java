package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Numbers that training learns, for layers written in Java: an abstract method that returns a {@link Tensor} and takes
 * none.
 *
 * {@snippet :
 * @Parameter(shape = 64, init = Init.ONES) abstract Tensor gain();
 *
 * Tensor scale(Tensor x) {
 *     return x.times(gain());
 * }
 * }
 *
 * The key in checkpoints is the method's name, after the path of its block: {@code unit.0.gain}; the layout is the
 * shape. It is not batched. Calling it twice is using it twice: the gradients add up.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Parameter {
    /**
     * The shape; {@code {}} is a single number. Absent: a parameter {@code int shape} of the method, which makes a
     * vector of that length.
     */
    int[] shape() default {};

    /**
     * How it starts. Where a rule asks for the fans, {@code [out, in, ...]} is assumed: fanIn is the product of all
     * sizes but the first, fanOut that of all but the second; a vector has both equal to its length.
     * {@link Init#BY_ACTIVATION} is an error here.
     */
    Init init() default Init.ZEROS;

    /** The number of {@link Init#CONSTANT}. */
    double value() default 0;

    /** The standard deviation of {@link Init#NORMAL}; positive. */
    double std() default 0.05;

    /** The bound of {@link Init#UNIFORM}; positive. */
    double limit() default 0.05;

    /** The factor of the scaled initialisers; positive. Absent: the one that {@link Init} states. */
    double gain() default 1;

    /** Adds {@code l1 sum |w|} to the loss; not negative. */
    double l1() default 0;

    /** Adds {@code l2 sum w^2} to the loss; not negative. */
    double l2() default 0;
}
