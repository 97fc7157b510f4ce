package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A fully connected layer: {@code y = activation(x W^T + b)} over the last axis.
 *
 * <p>{@code [..., in]} becomes {@code [..., units]}: on a sequence {@code [time, features]} each step is treated alike.
 * An image passes {@link Flatten} first.
 *
 * <table>
 * <caption>Parameters of a layer named {@code hidden}</caption>
 * <tr><th>key</th><th>shape (PyTorch's layout)</th></tr>
 * <tr><td>{@code hidden.weight}</td><td>{@code [units, in]}</td></tr>
 * <tr><td>{@code hidden.bias}</td><td>{@code [units]}</td></tr>
 * <tr><td>{@code hidden.slope}, with {@link Activation#PRELU} only</td><td>{@code [1]}</td></tr>
 * </table>
 *
 * {@snippet :
 * @Dense(units = 32, activation = Activation.RELU) abstract Tensor hidden(Tensor x);
 * @Dense(bias = false)                             abstract Tensor project(Tensor x, int units);
 * }
 *
 * Every attribute may be given by a parameter of the method instead, of the same name and type. An input without axes
 * is an error, and so is a second call with other sizes, since it would need another weight.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Dense {
    /** The number of outputs, at least 1. Absent: a parameter {@code int units} of the method. */
    int units() default 0;

    /** Whether {@code b} is added. */
    boolean bias() default true;

    /** Applied to the sum, with its default settings. */
    Activation activation() default Activation.IDENTITY;

    /** How the weight starts; fanIn is {@code in}, fanOut {@code units}. */
    Init init() default Init.BY_ACTIVATION;

    /** The factor of the scaled initialisers; positive. Absent: the one that {@link Init} states. */
    double gain() default 1;

    /** The standard deviation of {@link Init#NORMAL}; positive. */
    double std() default 0.05;

    /** The bound of {@link Init#UNIFORM}; positive. */
    double limit() default 0.05;

    /** The number of {@link Init#CONSTANT}. */
    double value() default 0;

    /**
     * How the bias starts: {@link Init#ZEROS}, {@link Init#ONES}, {@link Init#CONSTANT} or {@link Init#PYTORCH_LINEAR}.
     * Absent: {@code PYTORCH_LINEAR} where {@link #init} is that, otherwise {@code ZEROS}.
     */
    Init biasInit() default Init.ZEROS;

    /** The number of {@link Init#CONSTANT} for the bias. */
    double biasValue() default 0;

    /** Adds {@code l1 sum |w|} to the loss, of the weight only; not negative. */
    double l1() default 0;

    /** Adds {@code l2 sum w^2} to the loss, of the weight only; not negative. */
    double l2() default 0;

    /**
     * After each training step, the weights of each unit that are longer than this are scaled to it: {@code |w[o]| <=
     * maxNorm}, positive (Srebro, Rennie and Jaakkola 2005). Absent: they are as long as they get.
     */
    double maxNorm() default 0;

    /**
     * The name of another layer of this class whose weight this one uses, with {@code [units, in]} of the same sizes:
     * tied embeddings (Press and Wolf 2017). The bias remains its own; {@code init}, {@code l1},
     * {@code l2} and {@code maxNorm} belong to the other. Absent: a weight of its own.
     */
    String weights() default "";
}
