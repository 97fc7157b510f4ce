package cortado.processor.layer;

/** A wrong attribute of a layer: reported at the attribute's value, or at the argument that supplied it. */
public final class LayerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String attribute;

    /** @param attribute the attribute that is wrong; empty for the call as a whole */
    public LayerException(String attribute, String message) {
        super(message);
        this.attribute = attribute;
    }

    public String attribute() {
        return attribute;
    }
}
