/**
 * Elementary functions with the same bits as scalars and as vectors of any width, and what goes with such arithmetic:
 * they use exactly rounded operations only, in one order.
 *
 * <p>Every function has an overload for floats, for vectors, for arrays of floats and for doubles. The vector
 * overload is meant for loops of one's own, under one condition: <b>a compiled method may call one of them, once, and
 * early</b>. C2 inlines methods like these only into the first 18,000 nodes of a compilation. A vector operation
 * takes about 400 of them, a constant 200 more and a whole function 16,000 to 26,000, so a second call (a call for
 * the rest of an array under a mask counts as one) stays a call, and each vector passed to it becomes an object:
 * measured, 5 to 15 times slower and 64 bytes for each argument and result. Finish arrays with the scalar overload,
 * whose bits are the same, and use the array overloads, one after the other, where a formula has several functions.
 */
package cortado.runtime.math;
