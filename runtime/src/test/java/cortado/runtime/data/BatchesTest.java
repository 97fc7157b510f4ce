package cortado.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final Dataset data = numbered(10);

    private static Dataset numbered(int size) {
        float[] inputs = new float[2 * size];
        float[] targets = new float[size];
        for (int i = 0; i < size; i++) {
            inputs[2 * i] = i;
            inputs[2 * i + 1] = -i;
            targets[i] = i;
        }
        return Dataset.of(inputs, 2, targets, 1);
    }

    private static List<Integer> rest(Batches batches) {
        List<Integer> samples = new ArrayList<>();
        while (batches.next()) {
            IntStream.range(0, batches.samples()).map(batches::sample).forEach(samples::add);
        }
        return samples;
    }

    private static List<Integer> epoch(Batches batches, int epoch) {
        batches.startEpoch(epoch);
        return rest(batches);
    }

    @Test
    void keepsTheOrderOfTheDataUnlessShuffled() {
        Batches batches = Batches.inOrder(data, 4);
        assertEquals(IntStream.range(0, 10).boxed().toList(), rest(batches));
        assertFalse(batches.next());
    }

    @Test
    void lastBatchIsSmallerOrDropped() {
        Batches batches = Batches.inOrder(data, 4);
        assertEquals(3, batches.perEpoch());
        batches.seek(0, 2);
        assertTrue(batches.next());
        assertEquals(2, batches.samples());
        assertEquals(2, batches.dropLast().perEpoch());
        assertEquals(8, rest(batches.dropLast()).size());
        assertEquals(2, Batches.inOrder(data, 5).perEpoch());
        assertEquals(1, Batches.inOrder(data, 50).perEpoch());
        assertEquals(0, Batches.inOrder(data, 50).dropLast().perEpoch());
    }

    @Test
    void everyEpochHasEachSampleOnceInAnOrderOfItsOwn() {
        Batches batches = Batches.shuffled(data, 3, 42);
        List<Integer> first = epoch(batches, 0);
        assertNotEquals(first, epoch(batches, 1));
        assertEquals(IntStream.range(0, 10).boxed().toList(), first.stream().sorted().toList());
    }

    @Test
    void seedAndEpochAloneDecideTheOrder() {
        Batches walked = Batches.shuffled(data, 3, 42);
        epoch(walked, 0);
        epoch(walked, 1);
        assertEquals(epoch(Batches.shuffled(data, 3, 42), 7), epoch(walked, 7));
        assertNotEquals(epoch(Batches.shuffled(data, 3, 43), 7), epoch(walked, 7));
        assertEquals(epoch(Batches.shuffled(data, 5, 42), 7), epoch(walked, 7));
    }

    @Test
    void resumesAtAnyBatch() {
        Batches batches = Batches.shuffled(data, 3, 42);
        List<Integer> whole = epoch(batches, 5);
        for (int batch = 0; batch <= 4; batch++) {
            Batches resumed = Batches.shuffled(data, 3, 42);
            resumed.seek(5, batch);
            assertEquals(whole.subList(Math.min(3 * batch, 10), 10), rest(resumed));
        }
        assertThrows(IllegalArgumentException.class, () -> batches.seek(5, 5));
        assertThrows(IllegalArgumentException.class, () -> batches.seek(-1, 0));
    }

    @Test
    void copiesTheSamplesOfTheBatch() {
        Batches batches = Batches.inOrder(data, 4);
        batches.seek(0, 2);
        batches.next();
        float[] inputs = new float[5];
        batches.copy(0, inputs, 1);
        assertArrayEquals(new float[] {0, 8, -8, 9, -9}, inputs);
        float[] targets = new float[2];
        batches.copy(1, targets, 0);
        assertArrayEquals(new float[] {8, 9}, targets);
    }

    @Test
    void refusesABatchOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> Batches.inOrder(data, 0));
    }

    @Test
    void walkingAndCopyingAllocateNothing() {
        Batches batches = Batches.shuffled(numbered(1000), 32, 1);
        float[] inputs = new float[64];
        assertEquals(32, walk(batches, inputs));
        batches.startEpoch(1);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        int count = walk(batches, inputs);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(32, count);
        assertEquals(0, allocated);
    }

    private static int walk(Batches batches, float[] inputs) {
        int count = 0;
        for (; batches.next(); count++) {
            batches.copy(0, inputs, 0);
        }
        return count;
    }
}
