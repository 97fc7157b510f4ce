/**
 * Images as files: {@link cortado.runtime.image.ImageFolder} reads folders of them to learn from, {@link
 * cortado.runtime.image.ImageFormat} single ones to predict from, {@link cortado.runtime.image.ImageGrid} writes some.
 * Nothing else refers to this package or to {@code java.desktop}, which it needs.
 */
package cortado.runtime.image;
