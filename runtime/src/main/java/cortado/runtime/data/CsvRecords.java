package cortado.runtime.data;

import cortado.runtime.io.FileFailure;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** The lines of a CSV file (RFC 4180), parsed by FastCSV; every failure is a {@link DataException}. */
final class CsvRecords implements Iterable<CsvRecords.Line>, AutoCloseable {
    private final Path file;
    private final CloseableIterator<CsvRecord> records;

    private CsvRecords(Path file, CloseableIterator<CsvRecord> records) {
        this.file = file;
        this.records = records;
    }

    /**
     * One record of the file.
     *
     * @param number its line, from 1
     * @param texts  its fields as they stand there
     */
    record Line(long number, List<String> texts) {
        /** Returns a field without white space around it. */
        String field(int column) {
            return texts.get(column).strip();
        }

        /** Returns all fields without white space around them. */
        List<String> fields() {
            return texts.stream().map(String::strip).toList();
        }

        /** Refuses a record that is shorter or longer than the rest of the file. */
        void requireFields(Path file, int expected) {
            if (texts.size() != expected) {
                throw new DataException(file + ", line " + number + ": found " + texts.size()
                        + " columns, expected " + expected);
            }
        }
    }

    /** Opens a file in UTF-8. Empty lines are skipped, records may differ in length. */
    static CsvRecords open(Path file, char separator) {
        if (!Files.isRegularFile(file)) {
            String what = Files.exists(file) ? "something that is no file" : "no file";
            throw new DataException(file + ": found " + what + ", expected a CSV file");
        }
        try {
            return new CsvRecords(file, CsvReader.builder().fieldSeparator(separator).detectBomHeader(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(file).iterator());
        } catch (IOException failure) {
            throw new DataException(file + ": cannot be read: " + FileFailure.reason(failure), failure);
        }
    }

    @Override
    public Iterator<Line> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return guarded(records::hasNext);
            }

            @Override
            public Line next() {
                CsvRecord record = guarded(records::next);
                return new Line(record.getStartingLineNumber(), record.getFields());
            }
        };
    }

    private <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException | UncheckedIOException failure) {
            Throwable reason = failure.getCause() == null ? failure : failure.getCause();
            throw new DataException(file + ": cannot be read as CSV: " + reason.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException failure) {
            throw new DataException(file + ": cannot be closed: " + FileFailure.reason(failure), failure);
        }
    }
}
