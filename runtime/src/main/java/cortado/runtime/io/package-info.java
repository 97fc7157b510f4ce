/**
 * Files of parameters: the safetensors format, written so that a crash at any moment loses nothing, and folders of
 * checkpoints.
 */
package cortado.runtime.io;
