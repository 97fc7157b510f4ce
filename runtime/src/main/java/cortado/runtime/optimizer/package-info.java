/** How parameters follow their gradients, and how gradients are clipped before. */
package cortado.runtime.optimizer;
