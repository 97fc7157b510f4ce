package cortado.runtime.data;

/**
 * One input or target of every sample in a {@link Dataset}.
 *
 * @param name what it is called, unique in its data set
 * @param size how many floats it takes in one sample: 784 for an image of 28 x 28, 1 for a class index
 */
public record Field(String name, int size) {
    /** Refuses an empty name and a size below 1. */
    public Field {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a field needs a name");
        }
        if (size < 1) {
            throw new IllegalArgumentException("field '" + name + "' has size " + size + ", expected at least 1");
        }
    }
}
