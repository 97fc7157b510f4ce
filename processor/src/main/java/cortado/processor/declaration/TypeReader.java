package cortado.processor.declaration;

import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The compiler's types as {@link Type}. */
final class TypeReader {
    private TypeReader() {}

    static Type read(TypeMirror type) {
        return switch (type) {
            case ArrayType array -> read(array.getComponentType()).array();
            case DeclaredType declared -> new Type(name(declared));
            case TypeMirror other -> new Type(other.getKind().isPrimitive()
                    ? other.getKind().name().toLowerCase(java.util.Locale.ROOT)
                    : other.toString());
        };
    }

    private static String name(DeclaredType type) {
        return ((QualifiedNameable) type.asElement()).getQualifiedName().toString();
    }
}
