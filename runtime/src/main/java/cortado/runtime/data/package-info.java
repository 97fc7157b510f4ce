/**
 * Data sets for training: tables of samples from arrays, CSV and IDX files, their splits, their normalisation and
 * their mini-batches. Whatever is wrong with a file is one {@link cortado.runtime.data.DataException}.
 */
package cortado.runtime.data;
