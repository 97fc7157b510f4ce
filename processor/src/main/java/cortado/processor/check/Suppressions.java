package cortado.processor.check;

import cortado.processor.declaration.NetworkDeclaration;

/** Which warnings {@code @SuppressWarnings} on the class silences: {@code "cortado"} all, a tag those of the tag. */
final class Suppressions {
    private Suppressions() {}

    static boolean has(NetworkDeclaration network, String tag) {
        return network.suppressed().contains("all")
                || network.suppressed().contains("cortado")
                || network.suppressed().contains(tag);
    }
}
