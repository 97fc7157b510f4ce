/**
 * One layer, all samples in every step, starting at zero: no random number enters, so that PyTorch's losses are met
 * digit by digit. Linear regression is least squares, logistic regression its kin for two classes, softmax regression
 * for several.
 */
package cortado.examples.regression;
