package cortado.processor.declaration;

/**
 * Positions as text: the line, in files other than the block's with the file's name in front.
 *
 * @param file the block's own file, such as {@code Residual.java}
 */
record Lines(String file) {
    /** The name in front of the line that a position has. */
    static Lines of(Position position) {
        String source = position.source();
        return new Lines(source.substring(0, Math.max(0, source.lastIndexOf(':'))));
    }

    String line(Position position) {
        String source = position.source();
        return !file.isEmpty() && source.startsWith(file + ":") ? source.substring(file.length() + 1) : source;
    }

    /** File and line. */
    String source(String line) {
        return line.isEmpty() || line.indexOf(':') >= 0 ? line : file + ":" + line;
    }
}
