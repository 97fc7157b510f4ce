package cortado.runtime.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Reads one CSV file into the columns that a {@link Csv} names. */
final class CsvReading {
    private final Csv csv;
    private final List<CsvColumns> fields = new ArrayList<>();
    private final IntStream.Builder lines = IntStream.builder();
    private CsvHeader header;

    CsvReading(Csv csv) {
        this.csv = csv;
    }

    Dataset dataset() {
        try (CsvRecords records = CsvRecords.open(csv.file(), csv.separator())) {
            Iterator<CsvRecords.Line> iterator = records.iterator();
            if (iterator.hasNext()) {
                start(iterator.next());
                iterator.forEachRemaining(this::sample);
            }
        }
        return build(lines.build().toArray());
    }

    private void start(CsvRecords.Line first) {
        header = CsvHeader.of(csv.file(), first, csv.header(), csv.classes());
        List<int[]> targets = csv.targets().stream().map(this::indices).toList();
        if (csv.inputs().isEmpty()) {
            fields.add(new CsvColumns("input", others(targets), List.of()));
        }
        for (Csv.Columns columns : csv.inputs()) {
            fields.add(new CsvColumns(columns.field(), indices(columns), List.of()));
        }
        for (int i = 0; i < targets.size(); i++) {
            String name = targetName(csv.targets().get(i), targets.get(i));
            fields.add(new CsvColumns(name, targets.get(i), csv.classes()));
        }
        if (!header.present()) {
            sample(first);
        }
    }

    private int[] indices(Csv.Columns columns) {
        return columns.columns().stream().mapToInt(header::index).toArray();
    }

    private int[] others(List<int[]> targets) {
        return IntStream.range(0, header.width())
                .filter(column -> targets.stream().flatMapToInt(IntStream::of).noneMatch(target -> target == column))
                .toArray();
    }

    private String targetName(Csv.Columns columns, int[] indices) {
        boolean named = columns.field().isEmpty() && header.present() && indices.length == 1;
        return named ? header.names().get(indices[0]) : columns.field().isEmpty() ? "target" : columns.field();
    }

    private void sample(CsvRecords.Line line) {
        line.requireFields(csv.file(), header.width());
        lines.add(Math.toIntExact(line.number()));
        for (CsvColumns field : fields) {
            field.add(line, header);
        }
    }

    private Dataset build(int[] lines) {
        if (lines.length == 0) {
            throw new DataException(csv.file() + ": found no samples, expected at least one line of numbers");
        }
        List<Field> described = fields.stream().map(CsvColumns::field).toList();
        float[][] values = fields.stream().map(CsvColumns::values).toArray(float[][]::new);
        Origin origin = (row, field, element) -> csv.file() + ", line " + lines[row] + ", "
                + header.column(fields.get(field).column(element));
        return new Dataset(described, fields.size() - csv.targets().size(), values,
                IntStream.range(0, lines.length).toArray(), origin);
    }
}
