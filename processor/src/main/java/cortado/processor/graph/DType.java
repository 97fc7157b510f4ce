package cortado.processor.graph;

/** What the elements of a tensor are. Integers and masks are stored as floats (exact below 2^24; 0 and 1). */
public enum DType {
    REAL,
    INTEGER,
    MASK
}
