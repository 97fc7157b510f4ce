package cortado.runtime.data;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;

/** Reads a CSV file with the columns {@code row} and {@code set} that says which rows train and which test. */
final class SplitFile {
    private SplitFile() {}

    /** Returns for every row whether it trains. */
    static boolean[] read(Path file, int rows) {
        boolean[] train = new boolean[rows];
        BitSet seen = new BitSet(rows);
        try (CsvRecords records = CsvRecords.open(file, ',')) {
            Iterator<CsvRecords.Line> lines = records.iterator();
            requireHeader(file, lines);
            lines.forEachRemaining(line -> read(file, line, train, seen));
        }
        if (seen.cardinality() < rows) {
            throw new DataException(file + ": found no line for row " + seen.nextClearBit(0)
                    + ", expected one for each of the " + rows + " rows of the data");
        }
        return train;
    }

    private static void requireHeader(Path file, Iterator<CsvRecords.Line> lines) {
        List<String> expected = List.of("row", "set");
        List<String> found = lines.hasNext() ? lines.next().fields() : List.of();
        if (!found.equals(expected)) {
            throw new DataException(file + ", line 1: found columns " + found + ", expected " + expected);
        }
    }

    private static void read(Path file, CsvRecords.Line line, boolean[] train, BitSet seen) {
        String place = file + ", line " + line.number();
        line.requireFields(file, 2);
        float row = Numbers.parse(line.field(0));
        if (!(row >= 0 && row < train.length && row == (int) row)) {
            throw new DataException(place + ", column 1 (row): found " + DataException.quote(line.field(0))
                    + ", expected a row from 0 to " + (train.length - 1));
        }
        if (seen.get((int) row)) {
            throw new DataException(place + ": found row " + (int) row + " again, expected each row once");
        }
        seen.set((int) row);
        train[(int) row] = trains(place, line.field(1));
    }

    private static boolean trains(String place, String set) {
        if (!set.equals("train") && !set.equals("test")) {
            throw new DataException(place + ", column 2 (set): found " + DataException.quote(set)
                    + ", expected train or test");
        }
        return set.equals("train");
    }
}
