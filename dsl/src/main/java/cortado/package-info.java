/**
 * The language in which a network is declared: annotations, and the types that its Java is written in.
 *
 * <p>A network is an abstract class. Its abstract methods are layers; the compiler turns it into a model and a trainer
 * while {@code javac} runs, and reports every mistake at its place.
 *
 * {@snippet :
 * @Network(input = 64, loss = Loss.SOFTMAX_CROSS_ENTROPY)
 * public abstract class Digits {
 *     @Dense(units = 32, activation = Activation.RELU) abstract Tensor hidden(Tensor pixels);
 *     @Dense(units = 10)                               abstract Tensor scores(Tensor hidden);
 * }
 * }
 *
 * <h2>Where to find what</h2>
 * <table>
 * <caption>The parts of a declaration</caption>
 * <tr><th>part</th><th>types</th></tr>
 * <tr><td>the class</td><td>{@link Network}, {@link Block}</td></tr>
 * <tr><td>what goes in</td><td>{@link Input}, {@link Target}</td></tr>
 * <tr><td>layers with weights</td><td>{@link Dense}, {@link Embedding}</td></tr>
 * <tr><td>convolutions</td><td>{@link Conv1d}, {@link Conv2d}, {@link Conv3d}, {@link ConvTranspose1d},
 *     {@link ConvTranspose2d}</td></tr>
 * <tr><td>pools</td><td>{@link MaxPool}, {@link AveragePool}, {@link GlobalMaxPool}, {@link GlobalAveragePool},
 *     {@link AdaptiveMaxPool}, {@link AdaptiveAveragePool}</td></tr>
 * <tr><td>normalization</td><td>{@link BatchNorm}, {@link LayerNorm}, {@link GroupNorm}, {@link InstanceNorm},
 *     {@link RmsNorm}, {@link LocalResponseNorm}, {@link L2Normalize}, {@link Dropout}</td></tr>
 * <tr><td>layers without weights</td><td>{@link Activate}, {@link Maxout}, {@link Flatten}, {@link Upsample},
 *     {@link Pad}, {@link PixelShuffle}</td></tr>
 * <tr><td>own layers</td><td>{@link Parameter} and the methods of {@link Tensor}</td></tr>
 * <tr><td>values</td><td>{@link Tensor} (numbers), {@link Tokens} (indices), {@link Mask} (truth values)</td></tr>
 * <tr><td>names</td><td>{@link Activation}, {@link Init}, {@link Loss}, {@link CrossEntropy}, {@link Padding},
 *     {@link Fill}, {@link Interpolation}, {@link DropoutUnit}</td></tr>
 * </table>
 *
 * <h2>What holds everywhere</h2>
 * <ul>
 * <li>Shapes and axes leave out the batch; axis 0 is the first of a sample, negative axes count from the end.</li>
 * <li>The body of {@code forward} and {@code loss} is read, never executed. It may use locals, helper methods, loops
 *     and conditions over compile-time numbers, arrays and lists of tensors, and records of them.</li>
 * <li>A layer's method name is its name in messages and in files: {@code hidden.weight}. Calling a layer twice shares
 *     its parameters.</li>
 * <li>An attribute of a layer may be a parameter of its method instead, with the same name:
 *     {@code @Dense abstract Tensor hidden(Tensor x, int units)}. "Absent" in the description of an attribute means
 *     that neither the annotation nor the method has it; the default that an annotation type shows there stands for
 *     nothing.</li>
 * <li>Numbers are {@code float} in the generated program and {@code double} in its reference; constants in a
 *     declaration are read as {@code double}.</li>
 * </ul>
 */
package cortado;
