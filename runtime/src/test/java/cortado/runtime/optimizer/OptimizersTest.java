package cortado.runtime.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Optimizers by name, and settings that are refused. */
class OptimizersTest {
    @Test
    void allAreKnownByName() {
        assertEquals(List.of("sgd", "adam", "adamw"), Optimizers.names());
    }

    @Test
    void settingsLeftOutHaveDefaults() {
        assertEquals(Sgd.withLearningRate(0.01), Optimizers.parse("sgd", Map.of()));
        assertEquals(Adam.withLearningRate(0.001), Optimizers.parse("adam", Map.of()));
        assertEquals(AdamW.withLearningRate(0.001), Optimizers.parse("adamw", Map.of()));
    }

    @Test
    void settingsAreRead() {
        assertEquals(
                Sgd.withLearningRate(0.1).momentum(0.9).nesterov(true).weightDecay(1e-4),
                parse("sgd", "lr", "0.1", "momentum", "0.9", "nesterov", "true", "weight-decay", "1e-4"));
        assertEquals(
                Sgd.withLearningRate(0.01).momentum(0.5).dampening(0.25),
                parse("sgd", "momentum", "0.5", "dampening", "0.25"));
        assertEquals(
                Adam.withLearningRate(0.001).betas(0.8, 0.99).epsilon(1e-6).amsgrad(true).weightDecay(0.1),
                parse(
                        "adam",
                        "beta1", "0.8",
                        "beta2", "0.99",
                        "epsilon", "1e-6",
                        "amsgrad", "true",
                        "weight-decay", "0.1"));
        assertEquals(AdamW.withLearningRate(0.001).weightDecay(0.05), parse("adamw", "weight-decay", "0.05"));
    }

    @Test
    void wrongSettingsAreRefusedInOneLine() {
        refused("unknown optimizer 'adm': did you mean 'adam'?", "adm");
        refused("unknown optimizer 'gradientdescent': known are sgd, adam, adamw", "gradientdescent");
        refused("unknown setting of sgd 'momentun': did you mean 'momentum'?", "sgd", "momentun", "0.9");
        refused("adam: lr is 'fast', expected a number such as 0.001", "adam", "lr", "fast");
        refused("sgd: nesterov is 'yes', expected true or false", "sgd", "nesterov", "yes");
        refused("sgd: learning rate is -1.0, expected a number of 0 or more", "sgd", "lr", "-1");
        refused("sgd: learning rate is NaN, expected a number of 0 or more", "sgd", "lr", "NaN");
        refused("sgd: momentum is 1.0, expected a number from 0 to below 1", "sgd", "momentum", "1");
        refused("sgd: dampening is 2.0, expected a number from 0 to 1", "sgd", "dampening", "2");
        refused(
                "sgd: nesterov needs a momentum and no dampening, found momentum 0.0 and dampening 0.0",
                "sgd", "nesterov", "true");
        refused("adam: beta2 is 1.0, expected a number from 0 to below 1", "adam", "beta2", "1");
        refused("adamw: epsilon is 0.0, expected a number above 0", "adamw", "epsilon", "0");
        refused("adamw: weight decay is -0.1, expected a number of 0 or more", "adamw", "weight-decay", "-0.1");
    }

    private static Optimizer parse(String name, String... settings) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return Optimizers.parse(name, map);
    }

    private static void refused(String message, String name, String... settings) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> parse(name, settings)).getMessage());
    }
}
