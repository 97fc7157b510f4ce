package cortado.runtime.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON object that a safetensors file starts with. Strict: every key is known, none is missing. */
final class HeaderReader {
    private final JsonText json;

    private HeaderReader(JsonText json) {
        this.json = json;
    }

    /**
     * Returns the header.
     *
     * @throws CheckpointException naming the character where it is no such object
     */
    static Header read(ByteBuffer utf8) {
        try {
            return new HeaderReader(new JsonText(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString())).header();
        } catch (CharacterCodingException failure) {
            throw new CheckpointException("the header is no UTF-8 text", failure);
        }
    }

    private Header header() {
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Header.Entry> entries = new LinkedHashMap<>();
        json.object(name -> {
            if (name.equals(HeaderWriter.METADATA)) {
                json.object(key -> metadata.put(key, json.string()));
            } else {
                entries.put(name, new EntryReader().entry());
            }
        });
        json.end();
        return new Header(metadata, entries);
    }

    /** Reads what the header says of one tensor. */
    private final class EntryReader {
        private DType dtype;
        private List<Integer> shape;
        private List<Long> offsets;

        Header.Entry entry() {
            json.object(this::member);
            if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
                throw json.wrong("dtype, shape and two data_offsets before it");
            }
            return new Header.Entry(dtype, shape, offsets.get(0), offsets.get(1));
        }

        private void member(String key) {
            switch (key) {
                case "dtype" -> dtype = dtype();
                case "shape" -> shape = json.numbers().stream().map(HeaderReader.this::size).toList();
                case "data_offsets" -> offsets = json.numbers();
                default -> throw json.wrong("dtype, shape or data_offsets before it");
            }
        }
    }

    private DType dtype() {
        String name = json.string();
        for (DType dtype : DType.values()) {
            if (dtype.name().equals(name)) {
                return dtype;
            }
        }
        throw json.wrong("one of " + Arrays.toString(DType.values()) + " before it, not '" + name + "'");
    }

    private int size(long size) {
        if (size > Integer.MAX_VALUE) {
            throw json.wrong("sizes up to " + Integer.MAX_VALUE + " before it, not " + size);
        }
        return (int) size;
    }
}
