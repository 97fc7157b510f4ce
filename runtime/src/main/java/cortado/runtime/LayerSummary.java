package cortado.runtime;

/**
 * One line of a network's summary.
 *
 * @param kind the annotation, such as {@code Dense}
 * @param outputShape of one sample, such as {@code [32, 8, 8]}
 * @param parameters how many numbers it learns
 * @param source file and line of its declaration, such as {@code Digits.java:8}
 */
public record LayerSummary(String name, String kind, String outputShape, long parameters, String source) {}
