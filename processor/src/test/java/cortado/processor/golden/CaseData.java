package cortado.processor.golden;

import cortado.processor.golden.Declaration.Field;
import cortado.runtime.Trainer;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.DatasetBuilder;

/** The numbers that a case starts from. */
record CaseData(GoldenCase golden, Declaration declaration) {
    /** Sets parameters and states. */
    void initialize(Trainer<?> trainer) {
        declaration.keys().forEach((tensor, key) -> trainer.variables().set(key, floats(Field.of(key, tensor))));
    }

    /** Inputs and targets. */
    Dataset batch() {
        DatasetBuilder data = Dataset.builder();
        declaration.inputs().forEach(field -> data.input(field.name(), size(field), floats(field)));
        declaration.targets().forEach(field -> data.target(field.name(), size(field), floats(field)));
        return data.build();
    }

    private int size(Field field) {
        return golden.sizes(field.tensor()).stream().skip(1).reduce(1, Math::multiplyExact);
    }

    private float[] floats(Field field) {
        double[] values = golden.values(field.tensor());
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = field.part().of(values[i]);
        }
        return floats;
    }
}
