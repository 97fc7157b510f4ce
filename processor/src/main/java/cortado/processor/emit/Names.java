package cortado.processor.emit;

import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Identifiers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Java identifiers for buffers: their names in camel case, unique in one scope. */
class Names {
    final Map<String, String> known = new HashMap<>();
    private final Set<String> used;

    /** @param taken identifiers that the scope uses for something else */
    Names(Set<String> taken) {
        used = new HashSet<>(taken);
    }

    /** Identifiers that kernels and programs use themselves, and loop variables. */
    static Set<String> reserved() {
        var taken = new HashSet<>(Set.of("arena", "parameters", "gradients", "states", "settings", "capacity", "samples",
                "key", "from", "to", "scratch", "shard", "shards", "phase", "port", "lane", "row", "partial", "joined",
                "variables", "workers", "block", "sample", "room", "column", "part", "left", "right", "up", "across", "sum",
                "max", "min", "argmax", "result", "greatest", "candidate", "kernel", "start", "strip", "at",
                "b0", "b1", "y0", "y1"));
        for (String axis : List.of("n", "k", "i", "j", "l", "m", "p", "q", "r", "s")) {
            taken.add(axis);
            for (int digit = 2; digit < 10; digit++) {
                taken.add(axis + digit);
            }
        }
        return taken;
    }

    String of(Buffer buffer) {
        return known.computeIfAbsent(buffer.space() + " " + buffer.name(), key -> unique(Identifiers.camel(buffer.name())));
    }

    /** The name, or with a number behind it where it is taken. */
    final String unique(String name) {
        return Identifiers.unique(name, used);
    }
}
