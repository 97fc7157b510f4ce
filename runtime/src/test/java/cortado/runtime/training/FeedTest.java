package cortado.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.Description;
import cortado.runtime.Port;
import cortado.runtime.ReferenceProgram;
import cortado.runtime.Task;
import cortado.runtime.data.DataException;
import cortado.runtime.data.Dataset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Description TWO_INPUTS = network(
            Task.BINARY_LOGITS,
            List.of(new Port("left", List.of(2), Port.Kind.REAL, 0), new Port("mask", List.of(1), Port.Kind.MASK, 0)),
            List.of(new Port("answer", List.of(), Port.Kind.REAL, 0)));

    private static Description network(Task task, List<Port> inputs, List<Port> targets) {
        return new Description(
                "Net", "Net.java", inputs, targets, List.of(), List.of(), List.of(), List.of(), task, 0, 0, 0, 0, 0, 0,
                List.of());
    }

    @Test
    void bindsByNameWhereAllNamesAgree() {
        Dataset data = Dataset.builder()
                .input("mask", 1, new float[] {0, 1})
                .input("left", 2, new float[] {1, 2, 3, 4})
                .target("answer", 1, new float[] {0, 0.5f})
                .build();
        assertArrayEquals(new double[] {1, 2, 3, 4, 0, 1, 0, 0.5}, fed(data));
    }

    @Test
    void bindsInOrderOtherwise() {
        Dataset data = Dataset.builder()
                .input("a", 2, new float[] {1, 2, 3, 4})
                .input("b", 1, new float[] {0, 1})
                .target("c", 1, new float[] {0, 1})
                .build();
        assertArrayEquals(new double[] {1, 2, 3, 4, 0, 1, 0, 1}, fed(data));
    }

    private static double[] fed(Dataset data) {
        Recorder recorder = new Recorder(TWO_INPUTS);
        new Feed(TWO_INPUTS, data).fill(recorder);
        return Arrays.copyOf(recorder.arena(), 8);
    }

    @Test
    void wrongValuesAreNamedByTheirPlace() {
        refused("'right', value 0: found 2, expected 0 or 1", new float[] {1, 2}, 2, 0);
        refused("'answer', value 0: found 1.5, expected a number from 0 to 1", new float[] {1, 2}, 0, 1.5f);
        refused("'left', value 1: found Infinity, expected a finite number", new float[] {1, Float.POSITIVE_INFINITY},
                0, 0);
    }

    private static void refused(String message, float[] left, float mask, float answer) {
        Dataset data = Dataset.builder()
                .input("left", 2, left)
                .input("right", 1, new float[] {mask})
                .target("answer", 1, new float[] {answer})
                .build();
        DataException error = assertThrows(DataException.class, () -> new Feed(TWO_INPUTS, data));
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @Test
    void indicesWithoutBoundMayBeNegativeButNotBroken() {
        Description network = network(
                Task.CLASSIFICATION, List.of(new Port("x", List.of(1), Port.Kind.REAL, 0)),
                List.of(new Port("label", List.of(), Port.Kind.TOKENS, 0)));
        assertEquals(1, new Feed(network, Dataset.of(new float[1], 1, new float[] {-100}, 1)).data().size());
        assertThrows(DataException.class, () -> new Feed(network, Dataset.of(new float[1], 1, new float[] {0.5f}, 1)));
    }

    @Test
    void noSamplesAreRefused() {
        Dataset data = Dataset.of(new float[3], 1, new float[3], 1).slice(0, 0);
        Description network = network(
                Task.REGRESSION, List.of(new Port("x", List.of(1), Port.Kind.REAL, 0)),
                List.of(new Port("y", List.of(1), Port.Kind.REAL, 0)));
        assertThrows(DataException.class, () -> new Feed(network, data));
    }

    /** Two inputs of 2 and 1, a target of 1. */
    private static final class Recorder extends ReferenceProgram {
        Recorder(Description description) {
            super(description, 4, 0, 2);
        }

        @Override
        public int inputOffset(int port) {
            return port == 0 ? 0 : 2 * n;
        }

        @Override
        public int targetOffset(int port) {
            return 3 * n;
        }

        @Override
        public int outputOffset(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int inputGradientOffset(int port) {
            return -1;
        }

        @Override
        public int lossOffset() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forward(int n) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void backward(int n) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void update() {
            throw new UnsupportedOperationException();
        }
    }
}
