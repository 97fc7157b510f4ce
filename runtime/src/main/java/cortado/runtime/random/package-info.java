/** Random numbers that depend on names and counters alone, never on the order in which they are drawn. */
package cortado.runtime.random;
