package cortado.examples.graph;

import static cortado.Activation.RELU;
import static cortado.Init.KAIMING_NORMAL;

import cortado.Block;
import cortado.Dense;
import cortado.LayerNorm;
import cortado.Tensor;

/** What a picture shows, as a vector: a dense layer, then one that adds to its input what it finds (He et al. 2016). */
@Block
abstract class Tower {
    @Dense(activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor enter(Tensor pixels, int units);

    @LayerNorm
    abstract Tensor norm(Tensor x);

    @Dense(activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor refine(Tensor x, int units);

    Tensor forward(Tensor pixels, int units) {
        Tensor x = enter(pixels, units);
        return x.plus(refine(norm(x), units));
    }
}
