package cortado.runtime.data;

/** Tells where a value of a data set came from, so that a complaint about it can name file, row and column. */
@FunctionalInterface
public interface Origin {
    /**
     * Describes the place of one value.
     *
     * @param row     the row in the values as they were read
     * @param field   number of the field, inputs first
     * @param element which of the field's floats
     * @return for example {@code digits.csv, line 7, column 65 (digit)}
     */
    String place(int row, int field, int element);
}
