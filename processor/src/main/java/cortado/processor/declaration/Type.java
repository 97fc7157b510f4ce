package cortado.processor.declaration;

/**
 * A type as far as declarations need it.
 *
 * @param name the qualified name without type arguments, such as {@code int}, {@code cortado.Tensor} or
 *     {@code double[]}; {@code var} where it follows from the value
 */
public record Type(String name) {
    public static final Type TENSOR = new Type("cortado.Tensor");
    public static final Type TOKENS = new Type("cortado.Tokens");
    public static final Type MASK = new Type("cortado.Mask");
    public static final Type VAR = new Type("var");

    /** Whether values are known at run time only. */
    public boolean isTensor() {
        return equals(TENSOR) || equals(TOKENS) || equals(MASK);
    }

    public boolean isArray() {
        return name.endsWith("[]");
    }

    /** The type of an array's elements. */
    public Type element() {
        return new Type(name.substring(0, name.length() - 2));
    }

    public Type array() {
        return new Type(name + "[]");
    }

    /** The name without its package: {@code Tensor}. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return simpleName();
    }
}
