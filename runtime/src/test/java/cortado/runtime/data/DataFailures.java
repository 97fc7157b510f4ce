package cortado.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Expects complaints about data. */
final class DataFailures {
    private DataFailures() {}

    /** Expects one line of exactly this text. */
    static void assertFails(String message, Executable action) {
        String found = assertThrows(DataException.class, action).getMessage();
        assertFalse(found.contains("\n"), found);
        assertEquals(message, found);
    }
}
