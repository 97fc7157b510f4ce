package cortado.runtime.data;

import static cortado.runtime.data.DataFailures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private final Dataset data = Dataset.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, new float[] {0, 1, 2, 1}, 1);

    @Test
    void copiesFieldsOfSamples() {
        float[] destination = new float[4];
        data.copy(2, 0, destination, 1);
        data.copy(3, 1, destination, 3);
        assertArrayEquals(new float[] {0, 5, 6, 1}, destination);
        assertEquals(4, data.size());
        assertEquals(List.of(new Field("input", 2)), data.inputs());
        assertEquals(List.of(new Field("target", 1)), data.targets());
    }

    @Test
    void doesNotSeeLaterChangesOfTheArrays() {
        float[] inputs = {1, 2};
        Dataset copied = Dataset.of(inputs, 1, new float[] {3, 4}, 1);
        inputs[0] = 9;
        assertEquals(1, copied.value(0, 0, 0));
    }

    @Test
    void numbersInputsBeforeTargets() {
        Dataset many = Dataset.builder()
                .target("label", 1, new float[] {7, 8})
                .input("left", 1, new float[] {1, 2})
                .input("right", 2, new float[] {3, 4, 5, 6})
                .build();
        assertEquals(List.of("left", "right", "label"), many.fields().stream().map(Field::name).toList());
        assertEquals(1, many.field("right"));
        assertEquals(6, many.value(1, 1, 1));
        assertEquals(8, many.value(1, 2, 0));
        assertFails("found no field 'middle' in the data, expected one of [left, right, label]",
                () -> many.field("middle"));
    }

    @Test
    void viewsOfViewsKeepTheirSamples() {
        Dataset view = data.subset(3, 1, 3).slice(1, 3);
        assertEquals(2, view.size());
        assertEquals(3, view.value(0, 0, 0));
        assertEquals(7, view.value(1, 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> view.slice(1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> view.value(0, 0, 2));
    }

    @Test
    void refusesFieldsThatDoNotBelongTogether() {
        assertFails("field 'input': found 3 values, expected a multiple of its size 2",
                () -> Dataset.of(new float[3], 2, new float[2], 1));
        assertFails("field 'target': found 3 samples, expected 2 as in 'input'",
                () -> Dataset.of(new float[4], 2, new float[3], 1));
        assertFails("found two fields named 'x', expected a name for each",
                () -> Dataset.builder().input("x", 1, new float[1]).target("x", 1, new float[1]));
        assertFails("found no input in the data, expected at least one", () -> Dataset.builder().build());
        assertThrows(IllegalArgumentException.class, () -> new Field("x", 0));
    }

    @Test
    void namesTheSampleOfAWrongClass() {
        data.requireClasses(1, 3);
        assertFails("sample 2 of 'target', value 0: found 2, expected an integer from 0 to 1",
                () -> data.requireClasses(1, 2));
        assertFails("sample 2 of 'target', value 0: found 2, expected an integer from 0 to 1",
                () -> data.slice(1, 4).requireClasses(1, 2));
        assertFails("sample 1 of 'target', value 0: found 0.5, expected an integer from 0 to 4",
                () -> Dataset.of(new float[2], 1, new float[] {0, 0.5f}, 1).requireClasses(1, 5));
    }

    @Test
    void namesTheSampleThatIsNotFinite() {
        data.requireFinite();
        Dataset broken = Dataset.of(new float[] {0, 1, 2, Float.NaN}, 2, new float[2], 1);
        assertFails("sample 1 of 'input', value 1: found NaN, expected a finite number", broken::requireFinite);
    }
}
