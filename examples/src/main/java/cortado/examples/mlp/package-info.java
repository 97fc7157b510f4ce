/** Multi-layer perceptrons on pictures: {@code h = relu(W x + b)}, layer after layer. */
package cortado.examples.mlp;
