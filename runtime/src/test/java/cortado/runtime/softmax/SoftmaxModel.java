package cortado.runtime.softmax;

import cortado.runtime.Model;
import cortado.runtime.Program;
import cortado.runtime.Variables;
import java.nio.file.Path;

/** The model as it would be generated. */
public final class SoftmaxModel extends Model {
    SoftmaxModel(Variables variables) {
        super(variables);
    }

    /** Reads a saved model. */
    public static SoftmaxModel load(Path file) {
        return new SoftmaxModel(load(file, Softmax.DESCRIPTION));
    }

    @Override
    protected Program program(int capacity) {
        return new SoftmaxPrediction(variables, capacity);
    }

    public float[] predict(float[] x) {
        return outputs(x)[0];
    }

    public int predictClass(float[] x) {
        return classOf(predict(x));
    }

    public float[] predictProbabilities(float[] x) {
        return probabilities(predict(x));
    }
}
