/**
 * Any other shape: {@code forward} in plain Java, with blocks, shared weights, several inputs and several outputs.
 */
package cortado.examples.graph;
