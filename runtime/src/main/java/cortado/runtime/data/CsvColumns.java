package cortado.runtime.data;

import java.util.List;

/** The columns of a CSV file that make up one field of the data set, and their numbers so far. */
final class CsvColumns {
    private final String name;
    private final int[] columns;
    private final List<String> classes;
    private final FloatArray values = new FloatArray();

    /** @param classes what stands for 0, 1, ...; none if numbers do */
    CsvColumns(String name, int[] columns, List<String> classes) {
        this.name = name;
        this.columns = columns;
        this.classes = classes;
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
            float value = value(text);
            if (Float.isNaN(value)) {
                throw new DataException(header.file() + ", line " + line.number() + ", " + header.column(column)
                        + ": found " + DataException.quote(text) + ", expected "
                        + (classes.isEmpty() ? "a number" : "one of " + classes));
            }
            values.add(value);
        }
    }

    private float value(String text) {
        if (classes.isEmpty()) {
            return Numbers.parse(text);
        }
        int number = classes.indexOf(text);
        return number < 0 ? Float.NaN : number;
    }
}
