package cortado.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NearMissTest {
    private static String message(String name, String... known) {
        return NearMiss.unknown("setting", name, List.of(known), Function.identity()).getMessage();
    }

    @Test
    void namesTheNearest() {
        assertEquals("unknown setting 'drpout': did you mean 'dropout'?", message("drpout", "decay", "dropout"));
    }

    @Test
    void listsAllWhereNoneIsNear() {
        assertEquals("unknown setting 'momentum': known are decay, dropout", message("momentum", "decay", "dropout"));
        assertEquals("unknown setting 'momentum': the network has none", message("momentum"));
    }

    @Test
    void countsEdits() {
        assertEquals(3, NearMiss.distance("kitten", "sitting"));
        assertEquals(4, NearMiss.distance("", "four"));
    }
}
