package cortado.processor.kernel;

import java.util.HashMap;
import java.util.Map;

/** Gives axes names that are unique in one kernel. */
public final class Scope {
    private final Map<String, Integer> used = new HashMap<>();

    /** An axis named {@code name}, or {@code name2}, {@code name3}, ... where that is taken. */
    public Axis axis(String name, int extent) {
        int count = used.merge(name, 1, Integer::sum);
        return new Axis(count == 1 ? name : name + count, extent);
    }

    public Axis batch() {
        return axis("n", Axis.BATCH);
    }
}
