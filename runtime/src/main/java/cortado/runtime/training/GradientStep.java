package cortado.runtime.training;

import cortado.runtime.Finite;
import cortado.runtime.Variables;
import cortado.runtime.optimizer.GradientClip;
import cortado.runtime.optimizer.GradientNorm;
import cortado.runtime.optimizer.MaxNorm;
import cortado.runtime.optimizer.OptimizerState;
import cortado.runtime.parallel.Region;
import cortado.runtime.parallel.Workers;
import java.util.Arrays;

/**
 * What follows the gradients in a training step: look for numbers that are not finite, clip, update, bound the norms of
 * weights. Allocates nothing. Work is shared in whole blocks of parameters, so that the number of threads changes no
 * bit.
 */
final class GradientStep implements Region {
    private static final int NORM = 0;
    private static final int CHECK = 1;
    private static final int UPDATE = 2;
    /** Parameters below which one thread does all: about 20 microseconds of Adam. */
    private static final int WORTH_SHARING = 1 << 17;

    private final float[] parameters;
    private final float[] gradients;
    private final int count;
    private final OptimizerState optimizer;
    private final GradientClip clip;
    private final GradientNorm norm;
    private final MaxNorm maxNorm;
    private final Workers workers;
    private final boolean[] finite;
    private double length;

    GradientStep(
            float[] gradients, Variables variables, OptimizerState optimizer, GradientClip clip, Workers workers) {
        this.gradients = gradients;
        parameters = variables.parameters();
        count = variables.parameterLength();
        this.optimizer = optimizer;
        this.clip = clip;
        this.workers = workers;
        norm = new GradientNorm(count);
        maxNorm = new MaxNorm(variables);
        finite = new boolean[workers.threads()];
    }

    /** Returns whether all gradients are finite, and gets ready to clip them. */
    boolean isFinite() {
        if (clip instanceof GradientClip.ByNorm) {
            share(NORM);
            length = norm.norm();
            return Double.isFinite(length);
        }
        Arrays.fill(finite, true);
        share(CHECK);
        return allFinite();
    }

    private boolean allFinite() {
        for (boolean share : finite) {
            if (!share) {
                return false;
            }
        }
        return true;
    }

    /** Clips, updates and bounds, in the step with this number from 1. */
    void update(long step, double learningRate) {
        optimizer.begin(step, learningRate);
        share(UPDATE);
        maxNorm.apply();
    }

    private void share(int work) {
        if (workers.threads() > 1 && count >= WORTH_SHARING) {
            workers.run(this, work, workers.threads());
        } else {
            run(work, 0, 1);
        }
    }

    @Override
    public void run(int work, int shard, int shards) {
        int begin = (int) ((long) norm.blocks() * shard / shards);
        int end = (int) ((long) norm.blocks() * (shard + 1) / shards);
        if (work == NORM) {
            norm.add(gradients, begin, end);
        } else {
            run(work, shard, begin * GradientNorm.BLOCK, Math.min(count, end * GradientNorm.BLOCK));
        }
    }

    private void run(int work, int shard, int from, int to) {
        if (work == CHECK) {
            finite[shard] = Finite.all(gradients, from, to);
        } else {
            clip.apply(gradients, from, to, length);
            optimizer.update(parameters, gradients, from, to);
        }
    }
}
