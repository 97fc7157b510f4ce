/**
 * Networks that train on real data, in the order in which one learns about them. Each program is a page: the declared
 * network, how it is trained, and a {@code main} that prints what it learned beside a reference.
 *
 * <ol>
 *   <li>{@code regression}: one layer. Linear, logistic and softmax regression, compared number by number.
 *   <li>{@code perceptron}: why one layer is not enough, and one more is.
 *   <li>{@code mlp}: multi-layer perceptrons that read digits and tell clothes apart.
 *   <li>{@code graph}: networks that are no chain, with {@code forward} in plain Java.
 *   <li>{@code study}: the same networks over several seeds, as tables.
 * </ol>
 *
 * All programs run in the top folder of the repository.
 */
package cortado.examples;
