package cortado.processor.pass;

import cortado.processor.graph.Node;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Identifiers;
import cortado.processor.op.Contract;
import cortado.processor.op.Reduce;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of buffers and kernels: the layer's name for what it computes, {@code d} before a gradient, and the operation
 * where a layer takes several steps: {@code hiddenProduct}, {@code hidden}, {@code dHidden}.
 */
public final class KernelNames {
    private final Set<String> buffers = new HashSet<>();
    /** Methods of the reference that are no kernels. */
    private final Set<String> kernels = new HashSet<>(Set.of("forward", "backward", "samples"));
    private final int forward;

    /** @param forward the number of nodes before differentiation */
    public KernelNames(int forward) {
        this.forward = forward;
    }

    /** Keeps a name for a buffer that has one already. */
    public void reserve(String name) {
        buffers.add(name);
    }

    /** A new buffer's name. */
    String of(Node node) {
        return unique(describe(node), buffers);
    }

    /** The kernel's name: the buffer's as an identifier. */
    String kernel(Node node, Buffer out) {
        return unique(Identifiers.camel(out.name()), kernels);
    }

    private String describe(Node node) {
        String base = Identifiers.camel(node.origin().path().isEmpty() ? "loss" : node.origin().path()) + suffix(node);
        return node.id() < forward ? base : "d" + Character.toUpperCase(base.charAt(0)) + base.substring(1);
    }

    private static String suffix(Node node) {
        if (node.op() instanceof Contract) {
            return "Product";
        }
        if (node.op() instanceof Reduce reduce) {
            return title(reduce.kind().name());
        }
        return "";
    }

    private static String title(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String unique(String name, Set<String> used) {
        String free = name;
        for (int i = 2; !used.add(free); i++) {
            free = name + i;
        }
        return free;
    }
}
