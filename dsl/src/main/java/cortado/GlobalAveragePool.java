package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * The mean of each channel: {@code [channels, ...]} becomes {@code [channels]}.
 *
 * <p>It has no parameters. {@link Tensor#globalAveragePool()} is the same.
 *
 * {@snippet :
 * @GlobalAveragePool abstract Tensor pool(Tensor image);
 * }
 *
 * An input without axes behind the channels is an error.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface GlobalAveragePool {}
