/**
 * What generated classes extend, {@link cortado.runtime.Program}, {@link cortado.runtime.Model} and {@link
 * cortado.runtime.Trainer}, and what describes a network and holds its numbers, {@link cortado.runtime.Description} and
 * {@link cortado.runtime.Variables}.
 */
package cortado.runtime;
