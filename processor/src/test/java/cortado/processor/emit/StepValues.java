package cortado.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the programs of one network left in memory: outputs, loss, gradients and states by name.
 *
 * @param complaints runs that should have left the same bits and did not
 */
record StepValues(
        String name,
        int batch,
        List<String> complaints,
        Map<String, double[]> training,
        Map<String, double[]> prediction,
        Map<String, double[]> reference) {
    void write(DataOutputStream out) throws IOException {
        out.writeUTF(name);
        out.writeInt(batch);
        out.writeUTF(String.join("\n", complaints));
        for (Map<String, double[]> part : List.of(training, prediction, reference)) {
            out.writeInt(part.size());
            for (var section : part.entrySet()) {
                out.writeUTF(section.getKey());
                out.writeInt(section.getValue().length);
                for (double value : section.getValue()) {
                    out.writeDouble(value);
                }
            }
        }
    }

    static StepValues read(DataInputStream in) throws IOException {
        return new StepValues(in.readUTF(), in.readInt(), in.readUTF().lines().toList(), part(in), part(in), part(in));
    }

    private static Map<String, double[]> part(DataInputStream in) throws IOException {
        Map<String, double[]> part = new LinkedHashMap<>();
        for (int sections = in.readInt(); sections > 0; sections--) {
            String name = in.readUTF();
            double[] values = new double[in.readInt()];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readDouble();
            }
            part.put(name, values);
        }
        return part;
    }

    /** All results of a file that a process with vectors of some bits has to have written. */
    static List<StepValues> readAll(DataInputStream in, int bits) throws IOException {
        assertEquals(bits, in.readInt() * Float.SIZE);
        var all = new ArrayList<StepValues>();
        while (in.available() > 0) {
            all.add(read(in));
        }
        return all;
    }

    @Override
    public String toString() {
        return name + " with a batch of " + batch;
    }
}
