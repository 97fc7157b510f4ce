package cortado.runtime.data;

/**
 * Says in one line what is wrong with data: the file, the row and column or the byte, what was found and expected.
 * Line breaks in what was found become spaces.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 40;

    /** Carries the line. */
    public DataException(String message) {
        super(inOneLine(message));
    }

    /** Carries the line and what it follows from. */
    public DataException(String message, Throwable cause) {
        super(inOneLine(message), cause);
    }

    private static String inOneLine(String message) {
        return message.replaceAll("\\R", " ");
    }

    /** Quotes a text that was found, or its start if it is long. */
    static String quote(String found) {
        if (found.isEmpty()) {
            return "nothing";
        }
        return found.length() <= LONGEST_QUOTE ? "'" + found + "'" : "'" + found.substring(0, LONGEST_QUOTE) + "...'";
    }
}
