package cortado.benchmarks.convolution;

/** The three products of a convolution. */
enum Product {
    FORWARD("forward"),
    INPUT_GRADIENT("input gradient"),
    WEIGHT_GRADIENT("weight gradient");

    final String title;

    Product(String title) {
        this.title = title;
    }
}
