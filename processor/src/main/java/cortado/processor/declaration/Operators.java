package cortado.processor.declaration;

import com.sun.source.tree.Tree.Kind;

/** The compiler's kinds of trees as operators. */
final class Operators {
    private Operators() {}

    static Operator of(Kind kind) {
        return switch (kind) {
            case PLUS, UNARY_PLUS, PLUS_ASSIGNMENT -> Operator.PLUS;
            case MINUS, UNARY_MINUS, MINUS_ASSIGNMENT -> Operator.MINUS;
            case MULTIPLY, MULTIPLY_ASSIGNMENT -> Operator.TIMES;
            case DIVIDE, DIVIDE_ASSIGNMENT -> Operator.DIVIDE;
            case REMAINDER, REMAINDER_ASSIGNMENT -> Operator.REMAINDER;
            case LEFT_SHIFT, LEFT_SHIFT_ASSIGNMENT -> Operator.SHIFT_LEFT;
            case RIGHT_SHIFT, RIGHT_SHIFT_ASSIGNMENT -> Operator.SHIFT_RIGHT;
            case UNSIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> Operator.SHIFT_RIGHT_UNSIGNED;
            case LESS_THAN -> Operator.LESS;
            case LESS_THAN_EQUAL -> Operator.LESS_EQUAL;
            case GREATER_THAN -> Operator.GREATER;
            case GREATER_THAN_EQUAL -> Operator.GREATER_EQUAL;
            case EQUAL_TO -> Operator.EQUAL;
            case NOT_EQUAL_TO -> Operator.NOT_EQUAL;
            case AND, AND_ASSIGNMENT -> Operator.AND;
            case OR, OR_ASSIGNMENT -> Operator.OR;
            case XOR, XOR_ASSIGNMENT -> Operator.XOR;
            case CONDITIONAL_AND -> Operator.CONDITIONAL_AND;
            case CONDITIONAL_OR -> Operator.CONDITIONAL_OR;
            case LOGICAL_COMPLEMENT -> Operator.NOT;
            case BITWISE_COMPLEMENT -> Operator.COMPLEMENT;
            default -> throw new IllegalArgumentException(kind + " is no operator");
        };
    }
}
