/**
 * Convolutional networks: filters that see a few pixels, at all places with the same weights (LeCun et al.,
 * "Gradient-based learning applied to document recognition", 1998).
 */
package cortado.examples.convolution;
