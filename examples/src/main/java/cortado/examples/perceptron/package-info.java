/** One unit can't tell exclusive or, whatever its weights (Minsky and Papert, 1969); with a hidden layer a network can. */
package cortado.examples.perceptron;
