package cortado.runtime.io;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The start of a safetensors file: which tensors there are and where.
 *
 * @param metadata texts by key
 * @param entries  tensors by name, in the order of their data
 */
record Header(Map<String, String> metadata, Map<String, Entry> entries) {

    /**
     * Where a tensor is.
     *
     * @param dtype type of its numbers
     * @param shape size of each axis
     * @param begin first byte, from the end of the header
     * @param end   byte after its last
     */
    record Entry(DType dtype, List<Integer> shape, long begin, long end) {}

    /** Lays out tensors without gaps: wide types first, so that all are aligned, then by name. */
    static Header of(Map<String, TensorData> tensors, Map<String, String> metadata) {
        Comparator<String> byWidth = Comparator.comparing(name -> -tensors.get(name).dtype().width());
        List<String> names = tensors.keySet().stream()
                .sorted(byWidth.thenComparing(Comparator.naturalOrder())).toList();
        Map<String, Entry> entries = new LinkedHashMap<>();
        long end = 0;
        for (String name : names) {
            TensorData tensor = tensors.get(name);
            long begin = end;
            end += (long) tensor.size() * tensor.dtype().width();
            entries.put(name, new Entry(tensor.dtype(), tensor.shape(), begin, end));
        }
        return new Header(new TreeMap<>(metadata), entries);
    }

    /** Returns the same header with another metadata text. */
    Header with(String key, String text) {
        Map<String, String> more = new TreeMap<>(metadata);
        more.put(key, text);
        return new Header(more, entries);
    }

    /** Returns the header sorted by where data starts, if the tensors fill exactly {@code bytes} without a gap. */
    Header requireLayout(long bytes) {
        Map<String, Entry> sorted = new LinkedHashMap<>();
        entries.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparingLong(Entry::begin).thenComparing(Entry::end)))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        long end = 0;
        for (Map.Entry<String, Entry> named : sorted.entrySet()) {
            requireSize(named.getKey(), named.getValue());
            if (named.getValue().begin() != end) {
                throw new CheckpointException("tensor '" + named.getKey() + "': found data at byte "
                        + named.getValue().begin() + " after the header, expected it at byte " + end);
            }
            end = named.getValue().end();
        }
        if (end != bytes) {
            throw new CheckpointException("found " + bytes + " bytes of data, expected " + end + " by the header");
        }
        return new Header(metadata, sorted);
    }

    private static void requireSize(String name, Entry entry) {
        long bytes = entry.dtype().width();
        for (int size : entry.shape()) {
            bytes *= size;
            if (bytes > Integer.MAX_VALUE) {
                throw new CheckpointException("tensor '" + name + "': found shape " + entry.shape() + " of "
                        + entry.dtype() + ", expected at most 2 GiB");
            }
        }
        if (entry.end() - entry.begin() != bytes) {
            throw new CheckpointException("tensor '" + name + "': found data from byte " + entry.begin() + " to "
                    + entry.end() + ", expected " + bytes + " bytes for " + entry.dtype() + entry.shape());
        }
    }
}
