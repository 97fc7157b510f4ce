/** Checks that gradients are right: {@link cortado.runtime.check.GradientCheck}. */
package cortado.runtime.check;
