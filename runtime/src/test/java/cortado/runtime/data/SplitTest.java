package cortado.runtime.data;

import static cortado.runtime.data.DataFailures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {
    @TempDir
    private Path folder;

    /** Samples whose input is their number; every tenth is of class 1. */
    private final Dataset data = numbered(200);

    private static Dataset numbered(int size) {
        float[] numbers = new float[size];
        float[] classes = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = i;
            classes[i] = i % 10 == 0 ? 1 : 0;
        }
        return Dataset.of(numbers, 1, classes, 1);
    }

    private static List<Integer> numbers(Dataset data) {
        return IntStream.range(0, data.size()).mapToObj(i -> (int) data.value(i, 0, 0)).toList();
    }

    @Test
    void partsMakeUpTheWhole() {
        Split split = data.split(0.75, 1);
        assertEquals(150, split.train().size());
        List<Integer> all = new ArrayList<>(numbers(split.train()));
        all.addAll(numbers(split.test()));
        assertNotEquals(numbers(data), all);
        assertEquals(numbers(data), all.stream().sorted().toList());
    }

    @Test
    void bothPartsAreNormalisedAlike() {
        Split split = new Split(data.slice(0, 3), data.slice(3, 5));
        Split normalized = split.normalized(Normalization.minMax(split.train()));
        assertEquals(1.0f, normalized.train().value(2, 0, 0));
        assertEquals(1.5f, normalized.test().value(0, 0, 0));
        assertEquals(2.0f, normalized.test().value(1, 0, 0));
    }

    @Test
    void seedDecides() {
        assertEquals(numbers(data.split(0.5, 7).train()), numbers(data.split(0.5, 7).train()));
        assertNotEquals(numbers(data.split(0.5, 7).train()), numbers(data.split(0.5, 8).train()));
    }

    @Test
    void stratifiedPartsHaveTheSameShareOfEachClass() {
        Split split = Split.stratified(data, 1, 0.8, 3);
        assertEquals(160, split.train().size());
        assertEquals(16, numbers(split.train()).stream().filter(number -> number % 10 == 0).count());
        assertEquals(4, numbers(split.test()).stream().filter(number -> number % 10 == 0).count());
    }

    @Test
    void refusesSharesThatLeaveNothing() {
        for (double fraction : new double[] {0, 1, -1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> data.split(fraction, 1));
        }
    }

    @Test
    void followsAFile() throws IOException {
        Split split = Split.byFile(numbered(3), file("row,set\n2,train\n0,test\n1,train\n"));
        assertEquals(List.of(1, 2), numbers(split.train()));
        assertEquals(List.of(0), numbers(split.test()));
    }

    @Test
    void refusesFilesThatDoNotFit() throws IOException {
        assertFailsWith("row,set\n0,train\n",
                ": found no line for row 1, expected one for each of the 3 rows of the data");
        assertFailsWith("row,set\n0,train\n0,test\n", ", line 3: found row 0 again, expected each row once");
        assertFailsWith("row,set\n3,train\n", ", line 2, column 1 (row): found '3', expected a row from 0 to 2");
        assertFailsWith("row,set\nx,train\n", ", line 2, column 1 (row): found 'x', expected a row from 0 to 2");
        assertFailsWith("row,set\n0,dev\n", ", line 2, column 2 (set): found 'dev', expected train or test");
        assertFailsWith("row,set\n0\n", ", line 2: found 1 columns, expected 2");
        assertFailsWith("0,train\n", ", line 1: found columns [0, train], expected [row, set]");
        assertFailsWith("", ", line 1: found columns [], expected [row, set]");
    }

    private void assertFailsWith(String content, String message) throws IOException {
        Path file = file(content);
        assertFails(file + message, () -> Split.byFile(numbered(3), file));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("split.csv"), content);
    }
}
