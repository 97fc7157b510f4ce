package cortado.processor.trace;

import cortado.processor.declaration.BlockDeclaration;

/**
 * A network or one instance of a block.
 *
 * @param path where its parameters live, such as {@code unit.0.1}; empty for the network
 */
record Instance(BlockDeclaration block, String path) {
    String path(String member) {
        return path.isEmpty() ? member : path + "." + member;
    }
}
