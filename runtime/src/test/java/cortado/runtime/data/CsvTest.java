package cortado.runtime.data;

import static cortado.runtime.data.DataFailures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    @TempDir
    private Path folder;

    private Csv csv(String content) throws IOException {
        return Csv.file(Files.writeString(folder.resolve("data.csv"), content));
    }

    private static List<String> describe(List<Field> fields) {
        return fields.stream().map(field -> field.name() + ":" + field.size()).toList();
    }

    @Test
    void lastColumnIsTheTarget() throws IOException {
        Dataset data = csv("a,b,label\n1,2.5,0\n-3e2,+.5,1\n").read();
        assertEquals(2, data.size());
        assertEquals(List.of("input:2", "label:1"), describe(data.fields()));
        assertEquals(2.5f, data.value(0, 0, 1));
        assertEquals(-300f, data.value(1, 0, 0));
        assertEquals(1f, data.value(1, 1, 0));
    }

    @Test
    void targetIsChosenByNameOrNumber() throws IOException {
        Csv csv = csv("a,b,c\n1,2,3\n");
        for (Csv chosen : List.of(csv.target("b"), csv.target(1), csv.target("-2"))) {
            Dataset data = chosen.read();
            assertEquals(List.of("input:2", "b:1"), describe(data.fields()));
            assertEquals(3f, data.value(0, 0, 1));
            assertEquals(2f, data.value(0, 1, 0));
        }
    }

    @Test
    void classesMayHaveNames() throws IOException {
        for (String content : List.of("a,kind\n1,cat\n2, dog \n", "1,cat\n2,dog\n")) {
            Dataset data = csv(content).classes("dog", "cat").read();
            assertEquals(2, data.size());
            assertEquals(1f, data.value(0, 1, 0));
            assertEquals(0f, data.value(1, 1, 0));
        }
    }

    @Test
    void otherNamesAreRefused() throws IOException {
        Csv csv = csv("a,kind\n1,cat\n2,1\n");
        assertFails(csv.file() + ", line 3, column 2 (kind): found '1', expected one of [dog, cat]",
                () -> csv.classes("dog", "cat").read());
        assertFails(csv.file() + ", line 2, column 2 (kind): found 'cat', expected a number", csv::read);
        assertEquals("the classes [dog, dog] need names that differ",
                assertThrows(IllegalArgumentException.class, () -> csv.classes("dog", "dog")).getMessage());
    }

    @Test
    void columnsMakeUpSeveralInputsAndTargets() throws IOException {
        Dataset data = csv("a,b,c,d\n1,2,3,4\n").withoutTarget().input("left", "d", "a").input("right", "b")
                .addTarget("out", "c", "a").read();
        assertEquals(List.of("left:2", "right:1"), describe(data.inputs()));
        assertEquals(List.of("out:2"), describe(data.targets()));
        assertEquals(4f, data.value(0, 0, 0));
        assertEquals(1f, data.value(0, 2, 1));
        assertEquals(List.of("input:1", "d:1"), describe(csv("a,b,c,d\n1,2,3,4\n").features("c").read().fields()));
        assertEquals(List.of("input:4"), describe(csv("a,b,c,d\n1,2,3,4\n").withoutTarget().read().fields()));
    }

    @Test
    void firstLineOfNumbersIsASample() throws IOException {
        Dataset data = csv("1,2\n3,4").read();
        assertEquals(2, data.size());
        assertEquals(List.of("input:1", "target:1"), describe(data.fields()));
        assertEquals(1, csv("2023,2024\n3,4\n").header(true).read().size());
    }

    @Test
    void takesWhatSpreadsheetsWrite() throws IOException {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        Path file = folder.resolve("sheet.csv");
        Files.write(file, mark);
        Files.writeString(file, "\"größe\";y\r\n\"1\"; 2 \r\n\r\n3;4\r\n", StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        Dataset data = Csv.file(file).separator(';').target("größe").read();
        assertEquals(2, data.size());
        assertEquals(2f, data.value(0, 0, 0));
        assertEquals(3f, data.value(1, 1, 0));
    }

    @Test
    void complainsInOneLine() throws IOException {
        assertComplaint("a,b\n1,2\n3\n", ", line 3: found 1 columns, expected 2");
        assertComplaint("a,b\n1,2\n\n3,4,5\n", ", line 4: found 3 columns, expected 2");
        assertComplaint("a,b\n1,2\nx7,4\n", ", line 3, column 1 (a): found 'x7', expected a number");
        assertComplaint("1,2\n3,x7\n", ", line 2, column 2: found 'x7', expected a number");
        assertComplaint("a,b\n1,\n", ", line 2, column 2 (b): found nothing, expected a number");
        for (String text : List.of("NaN", "Infinity", "1e39", "0x10p1", "1f", "1,5", "--1", "1e", "١")) {
            assertComplaint("a;b\n1;" + text + "\n", ';',
                    ", line 2, column 2 (b): found '" + text + "', expected a number");
        }
        assertComplaint("1,x,3\n", ", line 1, column 2: found 'x' among numbers, "
                + "expected a number, or names only in a header");
        assertComplaint("a,a\n1,2\n", ", line 1: found two columns named 'a', expected a name for each");
        assertComplaint("a,b\n", ": found no samples, expected at least one line of numbers");
        assertComplaint("", ": found no samples, expected at least one line of numbers");
    }

    private void assertComplaint(String content, String message) throws IOException {
        assertComplaint(content, ',', message);
    }

    private void assertComplaint(String content, char separator, String message) throws IOException {
        Csv csv = csv(content).separator(separator);
        assertFails(csv.file() + message, csv::read);
    }

    @Test
    void complainsAboutColumnsThatAreNotThere() throws IOException {
        Csv csv = csv("a,b\n1,2\n");
        assertFails(csv.file() + ": found no column 'c', expected one of [a, b]", () -> csv.target("c").read());
        assertFails(csv.file() + ": found no column '2', expected one of [a, b]", () -> csv.target(2).read());
        Csv bare = csv("1,2\n");
        assertFails(bare.file() + ": found no column '-3', expected a number from 0 to 1",
                () -> bare.target(-3).read());
    }

    @Test
    void complainsAboutFilesThatAreNotThere() {
        Path missing = folder.resolve("missing.csv");
        assertFails(missing + ": found no file, expected a CSV file", () -> Csv.file(missing).read());
        assertFails(folder + ": found something that is no file, expected a CSV file", () -> Csv.file(folder).read());
    }

    @Test
    void complainsAboutAQuoteThatIsNotClosed() throws IOException {
        Csv csv = csv("a,b\n1,\"2\n3,4\n");
        assertFails(csv.file() + ", line 2, column 2 (b): found '2 3,4', expected a number", csv::read);
        Csv longer = csv("a,b\n1,\"" + "2\n".repeat(50));
        assertFails(csv.file() + ", line 2, column 2 (b): found '" + "2 ".repeat(20) + "...', expected a number",
                longer::read);
    }

    @Test
    void aWrongLabelIsNamedByLineAndColumnAlsoInASplit() throws IOException {
        Csv csv = csv("a,digit\n1,0\n2,1\n3,12\n4,1.5\n");
        Dataset data = csv.read();
        assertFails(csv.file() + ", line 4, column 2 (digit): found 12, expected an integer from 0 to 9",
                () -> data.requireClasses(1, 10));
        Dataset normalized = Normalization.standardize(data).apply(data.subset(3));
        assertFails(csv.file() + ", line 5, column 2 (digit): found 1.5, expected an integer from 0 to 9",
                () -> normalized.requireClasses(1, 10));
    }

    @Test
    void readsRealTables() {
        Path tables = Path.of("../examples/data");
        Dataset digits = Csv.file(tables.resolve("digits.csv")).read();
        digits.requireClasses(digits.field("digit"), 10);
        Split split = Split.byFile(digits, tables.resolve("digits_split.csv"));
        assertEquals(List.of("input:64", "digit:1"), describe(digits.fields()));
        assertEquals(1437, split.train().size());
        assertEquals(360, split.test().size());
        assertEquals(561718, sum(digits, 0));
        assertEquals(8070, sum(digits, 1));
        assertEquals(6513, sum(split.train(), 1));
    }

    private static double sum(Dataset data, int field) {
        double sum = 0;
        for (int sample = 0; sample < data.size(); sample++) {
            for (int element = 0; element < data.fields().get(field).size(); element++) {
                sum += data.value(sample, field, element);
            }
        }
        return sum;
    }
}
