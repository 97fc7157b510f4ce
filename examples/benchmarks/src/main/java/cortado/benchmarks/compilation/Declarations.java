package cortado.benchmarks.compilation;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The networks that are compiled. */
enum Declarations {
    /** 64-64-10, as in the examples. */
    DIGITS("Digits", 2),
    /** A hundred dense layers; every second one is narrower than its neighbours. */
    DEEP("Deep", 100);

    private static final int INPUTS = 64;
    private static final int CLASSES = 10;

    final String type;
    final int layers;

    Declarations(String type, int layers) {
        this.type = type;
        this.layers = layers;
    }

    /** Returns the declaration. */
    String source() {
        return """
                import cortado.Activation;
                import cortado.Dense;
                import cortado.Loss;
                import cortado.Network;
                import cortado.Tensor;

                @Network(input = %d, batch = 32, loss = Loss.SOFTMAX_CROSS_ENTROPY)
                public abstract class %s {
                %s}
                """.formatted(INPUTS, type, IntStream.range(0, layers).mapToObj(this::layer).collect(Collectors.joining()));
    }

    private String layer(int number) {
        boolean last = number == layers - 1;
        int units = last ? CLASSES : number % 2 == 0 ? 64 : 48;
        return "    @Dense(units = %d%s) abstract Tensor layer%d(Tensor x);%n"
                .formatted(units, last ? "" : ", activation = Activation.RELU", number);
    }
}
