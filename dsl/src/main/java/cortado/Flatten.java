package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Makes one vector of all elements of a sample, in row-major order: {@code [3, 32, 32]} becomes {@code [3072]}.
 *
 * <p>It has no parameters and costs nothing: the elements stay where they are.
 *
 * {@snippet :
 * @Flatten abstract Tensor pixels(Tensor image);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Flatten {}
