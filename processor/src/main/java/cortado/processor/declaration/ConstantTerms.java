package cortado.processor.declaration;

import cortado.processor.declaration.Annotation.EnumName;
import cortado.processor.declaration.Term.FormatException;
import java.util.List;

/** Constants, and values of annotations, as terms: {@code (int 3)}. */
final class ConstantTerms {
    private ConstantTerms() {}

    static Term of(Object value) {
        return switch (value) {
            case null -> Term.of("null");
            case Boolean b -> Term.of("boolean", Term.of(b));
            case Character c -> Term.of("char", Term.of((int) c));
            case Byte b -> Term.of("byte", Term.of(b));
            case Short s -> Term.of("short", Term.of(s));
            case Integer i -> Term.of("int", Term.of(i));
            case Long l -> Term.of("long", Term.of(l));
            case Float f -> Term.of("float", Term.of(f));
            case Double d -> Term.of("double", Term.of(d));
            case String s -> Term.of("string", Term.of(s));
            case EnumName name -> Term.of("constant", Term.of(name));
            case List<?> list -> Term.of("list", list.stream().map(ConstantTerms::of).toList());
            default -> throw new IllegalStateException("no constant: " + value);
        };
    }

    /** Throws {@link IllegalArgumentException} for what is no constant. */
    static Object read(Term term) {
        return switch (term.name()) {
            case "null" -> null;
            case "boolean" -> Boolean.valueOf(term.text(0));
            case "char" -> (char) Integer.parseInt(term.text(0));
            case "byte" -> Byte.valueOf(term.text(0));
            case "short" -> Short.valueOf(term.text(0));
            case "int" -> Integer.valueOf(term.text(0));
            case "long" -> Long.valueOf(term.text(0));
            case "float" -> Float.valueOf(term.text(0));
            case "double" -> Double.valueOf(term.text(0));
            case "string" -> term.text(0);
            case "constant" -> new EnumName(term.text(0));
            case "list" -> term.parts().stream().map(ConstantTerms::read).toList();
            default -> throw new FormatException("'" + term.name() + "' is no constant");
        };
    }
}
