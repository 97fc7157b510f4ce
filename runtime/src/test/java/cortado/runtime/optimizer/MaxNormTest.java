package cortado.runtime.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.runtime.Description;
import cortado.runtime.Setting;
import cortado.runtime.Storage;
import cortado.runtime.Task;
import cortado.runtime.Variable;
import cortado.runtime.Variables;
import cortado.runtime.init.Initializer;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaxNormTest {
    private static final Description DESCRIPTION = new Description(
            "Bounded",
            "Bounded.java",
            List.of(),
            List.of(),
            List.of(),
            List.of(
                    variable("free.weight", 2, 0, new Storage.RowMajor()),
                    variable("hidden.weight", 3, 16, new Storage.Panels(3, 2, false)),
                    variable("hidden.bias", 3, 48, new Storage.RowMajor())),
            List.of(),
            List.of(new Setting("hidden.dropout", 0.5, ""), new Setting("hidden.maxNorm", 2, "")),
            Task.OTHER,
            0, 0, 0, 0, 0, 0,
            List.of());

    private static Variable variable(String key, int rows, int offset, Storage storage) {
        return new Variable(key, List.of(rows, 2), offset, storage, Initializer.zeros(), 1, 1);
    }

    private static Variables variables() {
        Variables variables = Variables.create(DESCRIPTION);
        variables.set("free.weight", 30, 40, 3, 4);
        variables.set("hidden.weight", 3, 4, 0, -2, 1e30f, 0);
        variables.set("hidden.bias", 5, 6, 7, 8, 9, 10);
        return variables;
    }

    @Test
    void scalesRowsThatAreTooLong() {
        Variables variables = variables();
        new MaxNorm(variables).apply();
        assertArrayEquals(new float[] {1.2f, 1.6f, 0, -2, 2, 0}, variables.get("hidden.weight"), 1e-6f);
        assertEquals(-2f, variables.get("hidden.weight")[3]);
        assertArrayEquals(new float[] {30, 40, 3, 4}, variables.get("free.weight"));
        assertArrayEquals(new float[] {5, 6, 7, 8, 9, 10}, variables.get("hidden.bias"));
    }

    @Test
    void scalesTheTwinsRowsAlike() {
        double[] rowMajor = {30, 40, 3, 4, 3, 4, 0, -2, 1e30, 0, 5, 6, 7, 8, 9, 10};
        new MaxNorm(variables()).apply(rowMajor);
        assertArrayEquals(new double[] {30, 40, 3, 4, 1.2, 1.6, 0, -2, 2, 0, 5, 6, 7, 8, 9, 10}, rowMajor, 1e-15);
    }

    @Test
    void followsTheSetting() {
        Variables variables = variables();
        var maxNorm = new MaxNorm(variables);
        variables.setting("hidden.maxNorm", 1);
        maxNorm.apply();
        assertArrayEquals(new float[] {0.6f, 0.8f, 0, -1, 1, 0}, variables.get("hidden.weight"), 1e-6f);
    }
}
