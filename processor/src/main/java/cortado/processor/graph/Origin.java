package cortado.processor.graph;

/**
 * Where a node comes from.
 *
 * @param path the layers that led there, such as {@code unit.0.1.conv1}; empty for the network itself
 * @param source file and line of the declaration, such as {@code Digits.java:8}; empty if unknown
 */
public record Origin(String path, String source) {
    public static final Origin UNKNOWN = new Origin("", "");
}
