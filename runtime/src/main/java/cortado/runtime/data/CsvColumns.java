package cortado.runtime.data;

/** The columns of a CSV file that make up one field of the data set, and their numbers so far. */
final class CsvColumns {
    private final String name;
    private final int[] columns;
    private final FloatArray values = new FloatArray();

    CsvColumns(String name, int[] columns) {
        this.name = name;
        this.columns = columns;
    }

    Field field() {
        return new Field(name, columns.length);
    }

    int column(int element) {
        return columns[element];
    }

    float[] values() {
        return values.toArray();
    }

    /** Appends this field of a line. */
    void add(CsvRecords.Line line, CsvHeader header) {
        for (int column : columns) {
            String text = line.field(column);
            float value = Numbers.parse(text);
            if (Float.isNaN(value)) {
                throw new DataException(header.file() + ", line " + line.number() + ", " + header.column(column)
                        + ": found " + DataException.quote(text) + ", expected a number");
            }
            values.add(value);
        }
    }
}
