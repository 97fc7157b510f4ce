package cortado.processor.kernel;

import java.util.List;

/** A tensor as a function of its index: a load from memory, or the formula that computes it. */
public interface Operand {
    Expr at(List<Affine> index);
}
