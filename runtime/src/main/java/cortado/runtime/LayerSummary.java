package cortado.runtime;

/**
 * One line of a network's summary.
 *
 * @param kind the annotation, such as {@code Dense}
 * @param outputShape of one sample, such as {@code [32, 8, 8]}
 * @param receptiveField the part of an image that one element of the output depends on, such as {@code 5x5}; empty where
 *     the input is no image
 * @param parameters how many numbers it learns
 * @param source file and line of its declaration, such as {@code Digits.java:8}
 */
public record LayerSummary(
        String name, String kind, String outputShape, String receptiveField, long parameters, String source) {}
