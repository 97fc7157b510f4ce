package cortado.processor.trace;

/** The methods of {@code cortado.Tensor}. */
final class TensorMethods {
    static final MethodTable TABLE = new MethodTable();

    static {
        ArithmeticMethods.addTo(TABLE);
        ProductMethods.addTo(TABLE);
        ActivationMethods.addTo(TABLE);
        ReductionMethods.addTo(TABLE);
        ReshapingMethods.addTo(TABLE);
        ImageMethods.addTo(TABLE);
        LossMethods.addTo(TABLE);
    }

    private TensorMethods() {}
}
