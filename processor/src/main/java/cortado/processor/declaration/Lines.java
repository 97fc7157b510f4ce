package cortado.processor.declaration;

/**
 * Positions as text: the line, in files other than the block's with the file's name in front.
 *
 * @param file the block's own file, such as {@code Residual.java}
 */
record Lines(String file) {
    String line(Position position) {
        String source = position.source();
        return !file.isEmpty() && source.startsWith(file + ":") ? source.substring(file.length() + 1) : source;
    }

    /** File and line. */
    String source(String line) {
        return line.isEmpty() || line.indexOf(':') >= 0 ? line : file + ":" + line;
    }
}
