package cortado.processor.golden;

import java.util.List;
import java.util.Map;

/**
 * A golden case in the language: an annotated class, and what the case's tensors are called there.
 *
 * @param className the network's class, in the package {@link #PACKAGE}
 * @param keys from {@code param.NAME} and {@code state.NAME} to the keys of the generated classes
 * @param outputs the case's names of the network's outputs, in order
 * @param targets what the loss takes beside the outputs
 */
record Declaration(
        String className,
        String source,
        Map<String, String> keys,
        List<Field> inputs,
        List<String> outputs,
        List<Field> targets) {
    static final String PACKAGE = "golden";

    Declaration {
        keys = Map.copyOf(keys);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        targets = List.copyOf(targets);
    }

    /**
     * A field of the data: its name, and the case's tensor.
     *
     * @param part what of the tensor's numbers it holds
     */
    record Field(String name, String tensor, Part part) {
        /** A tensor whose numbers are floats. */
        static Field of(String name, String tensor) {
            return new Field(name, tensor, Part.ROUNDED);
        }
    }

    /** Numbers that no float equals are given in two parts, whose sum is exact in double precision. */
    enum Part {
        /** The nearest floats. */
        ROUNDED {
            @Override
            float of(double value) {
                return (float) value;
            }
        },
        /** What the nearest floats leave. */
        REST {
            @Override
            float of(double value) {
                return (float) (value - (float) value);
            }
        };

        abstract float of(double value);
    }
}
