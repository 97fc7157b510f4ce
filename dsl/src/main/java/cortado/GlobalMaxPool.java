package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * The largest element of each channel: {@code [channels, ...]} becomes {@code [channels]}.
 *
 * <p>It has no parameters. {@link Tensor#globalMaxPool()} is the same. Where several are largest, the gradient goes to
 * the first in row-major order.
 *
 * {@snippet :
 * @GlobalMaxPool abstract Tensor pool(Tensor image);
 * }
 *
 * An input without axes behind the channels is an error.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface GlobalMaxPool {}
