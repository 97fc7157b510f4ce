package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * What the network is compared with: a parameter of {@code loss} of type {@link Tensor}, {@link Tokens} or
 * {@link Mask}. A batch has it beside the inputs.
 *
 * {@snippet :
 * Tensor loss(Heads heads, @Target Tokens species, @Target(shape = 2) Tensor size) {
 *     return heads.species().crossEntropy(species).plus(heads.size().meanSquaredError(size).times(0.25));
 * }
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.PARAMETER)
public @interface Target {
    /**
     * The shape of a sample, without the batch. Absent: for {@link Tokens} one index per sample; for {@link Tensor} and
     * {@link Mask} the shape of the network's output, and an error where it has several.
     */
    int[] shape() default {};

    /** The target's name in data, messages and metrics. Absent: the name of the parameter. */
    String name() default "";

    /** {@link Tokens} only: indices are {@code 0 .. classes-1}. Absent: what the loss that reads them says. */
    int classes() default 0;
}
