/**
 * How good a network is: {@link cortado.runtime.metrics.Metric}s that take batch after batch of outputs and targets
 * and sum in double.
 */
package cortado.runtime.metrics;
