/**
 * The command line of trainers, {@link cortado.runtime.cli.TrainerCommand}. Nothing else refers to this package or to
 * the libraries that it uses.
 */
package cortado.runtime.cli;
