package cortado.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.init.Initializer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StorageTest {
    @Test
    void panelsPutSixteenLanesBesideEachOther() {
        Storage storage = new Storage.Panels(17, 3, false);
        assertEquals(2 * 16 * 3, storage.length(17 * 3));
        assertEquals(0, storage.index(0));
        assertEquals(16, storage.index(1), "the next depth of lane 0");
        assertEquals(1, storage.index(3), "lane 1");
        assertEquals(48 + 32, storage.index(16 * 3 + 2), "lane 16 begins the second panel");
    }

    @Test
    void panelsOfATransposedVariableHoldTheSameElements() {
        Storage outIn = new Storage.Panels(5, 7, false);
        Storage inOut = new Storage.Panels(5, 7, true);
        for (int lane = 0; lane < 5; lane++) {
            for (int d = 0; d < 7; d++) {
                assertEquals(outIn.index(lane * 7 + d), inOut.index(d * 5 + lane));
            }
        }
    }

    @Test
    void filtersCountTapsBeforeChannels() {
        Storage storage = new Storage.Filters(17, 2, 3);
        assertEquals(2 * 16 * 6, storage.length(17 * 2 * 3));
        assertEquals(0, storage.index(0));
        assertEquals(2 * 16, storage.index(1), "the next tap of channel 0");
        assertEquals(16, storage.index(3), "channel 1");
        assertEquals(1, storage.index(6), "lane 1");
        assertEquals(6 * 16 + 5 * 16, storage.index(16 * 6 + 5), "the last of lane 16, in the second panel");
    }

    @Test
    void everyElementHasAPlaceOfItsOwn() {
        Storage outIn = new Storage.Panels(33, 4, false);
        Storage inOut = new Storage.Panels(33, 4, true);
        Storage filters = new Storage.Filters(33, 2, 2);
        for (Storage storage : List.of(new Storage.RowMajor(), outIn, inOut, filters)) {
            int[] places = IntStream.range(0, 132).map(storage::index).sorted().distinct().toArray();
            assertEquals(132, places.length);
            assertTrue(places[131] < storage.length(132));
        }
    }

    @Test
    void variablesComeBackFromTheFlatArray() {
        Storage panels = new Storage.Panels(2, 3, false);
        Variable variable = new Variable("w", List.of(2, 3), 5, panels, Initializer.zeros(), 3, 2);
        float[] flat = new float[100];
        variable.scatter(new float[] {1, 2, 3, 4, 5, 6}, flat);
        assertEquals(1, flat[5]);
        assertEquals(4, flat[6]);
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, variable.gather(flat));
        assertThrows(IllegalArgumentException.class, () -> variable.scatter(new float[5], flat));
    }
}
