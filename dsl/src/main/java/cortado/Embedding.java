package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A table of vectors, one for each index: {@code y = weight[token]}.
 *
 * <p>{@link Tokens} of any shape {@code [...]} become {@code [..., size]}. An index outside {@code 0 .. count-1} is an
 * error when data is read.
 *
 * <p>Parameter of a layer named {@code words}: {@code words.weight}, {@code [count, size]} as in PyTorch. It starts
 * normal with standard deviation 1 unless {@link #init} says otherwise.
 *
 * {@snippet :
 * @Embedding(count = 5000, size = 64) abstract Tensor words(Tokens sentence);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Embedding {
    /** The number of indices, at least 1. Absent: a parameter {@code int count} of the method. */
    int count() default 0;

    /** The length of a vector, at least 1. Absent: a parameter {@code int size} of the method. */
    int size() default 0;

    /** The index whose vector starts as 0 and is not trained, below {@code count}. Absent: all are trained. */
    int paddingIndex() default 0;

    /**
     * How the table starts; fanIn is {@code size}, fanOut {@code count}. {@link Init#BY_ACTIVATION} is an error here.
     */
    Init init() default Init.NORMAL;

    /** The factor of the scaled initialisers; positive. Absent: the one that {@link Init} states. */
    double gain() default 1;

    /** The standard deviation of {@link Init#NORMAL}; positive. */
    double std() default 1;

    /** The bound of {@link Init#UNIFORM}; positive. */
    double limit() default 0.05;

    /** The number of {@link Init#CONSTANT}. */
    double value() default 0;

    /** Adds {@code l1 sum |w|} to the loss; not negative. */
    double l1() default 0;

    /** Adds {@code l2 sum w^2} to the loss; not negative. */
    double l2() default 0;
}
