package cortado.processor.graph;

/**
 * Where a node comes from.
 *
 * @param path the layers that led there, such as {@code unit.0.1.conv1}; empty for the network itself
 * @param layer the layer's annotation, such as {@code Dense}; empty for what is no layer
 * @param source file and line of the declaration, such as {@code Digits.java:8}; empty if unknown
 */
public record Origin(String path, String layer, String source) {
    public static final Origin UNKNOWN = new Origin("", "", "");

    /** Something that is no layer. */
    public Origin(String path, String source) {
        this(path, "", source);
    }
}
