package cortado.runtime.data;

import cortado.runtime.random.Permutation;
import cortado.runtime.random.RandomKey;
import cortado.runtime.random.Stream;

/**
 * Walks over a data set in mini-batches, epoch after epoch. The order in an epoch depends on the seed and the epoch
 * alone, so that {@link #seek} resumes at any place. Walking and copying allocate nothing.
 *
 * <pre>{@code
 * batches.startEpoch(3);
 * while (batches.next()) {
 *     batches.copy(0, inputs, 0);
 *     step(inputs, batches.samples());
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class Batches {
    private final Dataset data;
    private final int batchSize;
    private final boolean keepLast;
    private final boolean shuffled;
    private final long seed;
    private final Permutation order;
    private int epoch;
    private int batch = -1;

    private Batches(Dataset data, int batchSize, boolean keepLast, boolean shuffled, long seed) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("found batch size " + batchSize + ", expected at least 1");
        }
        this.data = data;
        this.batchSize = batchSize;
        this.keepLast = keepLast;
        this.shuffled = shuffled;
        this.seed = seed;
        order = new Permutation(data.size());
        startEpoch(0);
    }

    /** Makes batches in the order of the data; the last one of an epoch may be smaller. */
    public static Batches inOrder(Dataset data, int batchSize) {
        return new Batches(data, batchSize, true, false, 0);
    }

    /** Makes batches in a new random order each epoch; the last one of an epoch may be smaller. */
    public static Batches shuffled(Dataset data, int batchSize, long seed) {
        return new Batches(data, batchSize, true, true, seed);
    }

    /** Returns the same batches without those that are smaller than the batch size. */
    public Batches dropLast() {
        return new Batches(data, batchSize, false, shuffled, seed);
    }

    /** Goes before the first batch of an epoch, counted from 0. */
    public void startEpoch(int epoch) {
        seek(epoch, 0);
    }

    /** Goes before a batch of an epoch, both counted from 0, so that {@link #next} moves onto it. */
    public void seek(int epoch, int batch) {
        if (epoch < 0 || batch < 0 || batch > perEpoch()) {
            throw new IllegalArgumentException("found epoch " + epoch + ", batch " + batch
                    + ", expected an epoch from 0 and a batch from 0 to " + perEpoch());
        }
        if (shuffled) {
            order.shuffle(RandomKey.of(seed).with(Stream.SHUFFLING).with(epoch));
        }
        this.epoch = epoch;
        this.batch = batch - 1;
    }

    /** Moves onto the next batch, or returns false at the end of the epoch. */
    public boolean next() {
        if (batch + 1 >= perEpoch()) {
            return false;
        }
        batch++;
        return true;
    }

    /** Returns the number of the epoch, from 0. */
    public int epoch() {
        return epoch;
    }

    /** Returns the number of the current batch in its epoch, from 0; -1 before the first. */
    public int batch() {
        return batch;
    }

    /** Returns how many batches an epoch has. */
    public int perEpoch() {
        int whole = data.size() / batchSize;
        return keepLast && data.size() % batchSize > 0 ? whole + 1 : whole;
    }

    /** Returns the number of samples in a batch that is not the last. */
    public int batchSize() {
        return batchSize;
    }

    /** Returns the number of samples in the current batch. */
    public int samples() {
        return Math.min(batchSize, data.size() - batch * batchSize);
    }

    /** Returns the number in the data set of a sample of the current batch. */
    public int sample(int i) {
        return order.at(batch * batchSize + i);
    }

    /** Copies a field of all samples of the current batch, one after the other, to {@code destination[offset ...]}. */
    public void copy(int field, float[] destination, int offset) {
        int size = data.fields().get(field).size();
        for (int i = 0; i < samples(); i++) {
            data.copy(sample(i), field, destination, offset + i * size);
        }
    }
}
