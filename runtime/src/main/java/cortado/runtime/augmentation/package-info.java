/**
 * Random changes of images while a network learns, so that it sees each sample in many forms: {@link
 * cortado.runtime.augmentation.Augmentation}.
 */
package cortado.runtime.augmentation;
