package cortado.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private final History history = History.empty()
            .with(new History.Epoch(1, 1.23456, OptionalDouble.of(1.5), metrics(), 0.001, 0.5, 2874))
            .with(new History.Epoch(2, 1e-7, OptionalDouble.empty(), Map.of(), 0.0005, 0.25, 5748));

    private static Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("top-5, accuracy", 1.0);
        metrics.put("accuracy", 0.875);
        return metrics;
    }

    @Test
    void printsAsATable() {
        assertEquals("""
                epoch       loss  validation loss  top-5, accuracy  accuracy  learning rate  seconds  samples/s
                    1      1.235            1.500            1.000    0.8750       0.001000   0.5000       2874
                    2  1.000e-07                                                  0.0005000   0.2500       5748""",
                history.toString());
    }

    @Test
    void writesAllDigits(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history.csv");
        history.writeCsv(file);
        assertEquals("""
                epoch,training_loss,validation_loss,"top-5, accuracy",accuracy,learning_rate,seconds,samples_per_second
                1,1.23456,1.5,1.0,0.875,0.001,0.5,2874.0
                2,1.0E-7,,,,5.0E-4,0.25,5748.0
                """, Files.readString(file));
    }

    @Test
    void findsValuesByName() {
        History.Epoch first = history.epochs().getFirst();
        assertEquals(OptionalDouble.of(1.23456), first.value("loss"));
        assertEquals(OptionalDouble.of(1.5), first.value("validation loss"));
        assertEquals(OptionalDouble.of(0.875), first.value("accuracy"));
        assertEquals(OptionalDouble.empty(), first.value("r2"));
        assertEquals(OptionalDouble.empty(), history.last().value("validation loss"));
    }

    @Test
    void doesNotChange() {
        Map<String, Double> metrics = metrics();
        History.Epoch epoch = new History.Epoch(1, 1, OptionalDouble.empty(), metrics, 1, 1, 1);
        metrics.clear();
        assertEquals(2, epoch.metrics().size());
        History empty = History.empty();
        assertEquals(1, empty.with(epoch).epochs().size());
        assertEquals(0, empty.epochs().size());
        assertThrows(UnsupportedOperationException.class, () -> history.epochs().clear());
    }
}
