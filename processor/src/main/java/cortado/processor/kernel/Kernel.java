package cortado.processor.kernel;

import java.util.List;

/**
 * {@code out[axes] = body} for every element of the output.
 *
 * @param name a Java identifier, unique in a program
 * @param axes the output's indices in order: the batch first if it is batched
 * @param comment what it computes and where that was declared
 */
public record Kernel(String name, Buffer out, List<Axis> axes, Expr body, String comment) {
    public Kernel {
        axes = List.copyOf(axes);
    }
}
