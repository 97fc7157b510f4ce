/** First values of parameters. */
package cortado.runtime.init;
