package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * An input of a network: a parameter of {@code forward} of type {@link Tensor}, {@link Tokens} or {@link Mask}. Its
 * name is the input's name.
 *
 * {@snippet :
 * Tensor forward(@Input({3, 32, 32}) Tensor image, @Input(value = 12, classes = 5000) Tokens caption)
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.PARAMETER)
public @interface Input {
    /**
     * The shape of a sample, without the batch; every size is at least 1. {@code {}} is one number or index per sample.
     * Absent: {@link Network#input} where the network has one input, otherwise an error.
     */
    int[] value() default {};

    /** {@link Tokens} only: indices are {@code 0 .. classes-1}. Absent: what the layer that reads them says. */
    int classes() default 0;

    /** {@link Tensor} only: whether the gradient of the loss with respect to this input is computed and returned. */
    boolean gradient() default false;
}
