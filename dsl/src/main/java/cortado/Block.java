package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Declares a part that networks and other blocks reuse. <b>The body of {@code forward} is read by the compiler, never
 * executed</b>, as with {@link Network}.
 *
 * <p>An abstract class with layers and a {@code forward} method, or with layers alone, which then form a chain. An
 * abstract method that returns the block's type is an instance with parameters of its own; {@code int} arguments tell
 * instances apart, and calling the same instance twice shares its parameters:
 *
 * {@snippet :
 * @Block
 * abstract class Residual {
 *     @Dense(activation = Activation.RELU) abstract Tensor inner(Tensor x, int units);
 *     @Dense                               abstract Tensor outer(Tensor x, int units);
 *
 *     Tensor forward(Tensor x) {
 *         return x.plus(outer(inner(x, 2 * x.size(-1)), x.size(-1)));
 *     }
 * }
 * }
 *
 * Used as {@code abstract Residual unit(int index);} and {@code unit(0).forward(x)}, its weights have the keys
 * {@code unit.0.inner.weight} and so on. Besides tensors, {@code forward} may take compile-time numbers. A block that
 * uses itself is an error.
 *
 * <p>A block may come from another jar or an earlier compilation. When the processor compiles a block it writes the
 * declaration beside the class file, as text with all names and constants resolved ({@code Residual.cortado}), and
 * reads that where there is no source: put both into the jar. Errors in such a block are reported where it is used, with file
 * and line of its source.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.TYPE)
public @interface Block {}
