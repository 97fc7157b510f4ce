/** Threads for work that is cut into shards. */
package cortado.runtime.parallel;
