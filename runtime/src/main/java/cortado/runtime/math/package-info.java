/**
 * Elementary functions with the same bits as scalars and as vectors of any width, and what goes with such
 * arithmetic.
 */
package cortado.runtime.math;
