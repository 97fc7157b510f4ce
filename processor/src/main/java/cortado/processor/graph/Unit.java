package cortado.processor.graph;

/**
 * Everything that is generated for one declared network starts from this.
 *
 * @param packageName empty for the default package
 * @param name the declaring class's simple name, {@code Outer_Inner} for nested ones
 * @param source the file that declares it, such as {@code Digits.java}; empty where the compiler does not tell
 * @param isPublic whether the declaring class is public, and with it the generated model and trainer
 * @param loss the loss's name in the annotation, such as {@code SOFTMAX_CROSS_ENTROPY}; {@code NONE} for an own loss
 * @param batch the hint of the batch size
 * @param prediction traced for prediction: without loss
 * @param training traced for training: with loss, targets and updates
 */
public record Unit(
        String packageName,
        String name,
        String source,
        boolean isPublic,
        String loss,
        int batch,
        Network prediction,
        Network training) {}
