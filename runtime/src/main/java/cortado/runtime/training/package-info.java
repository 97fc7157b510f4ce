/**
 * Training: {@link cortado.runtime.training.TrainingLoop} runs epochs, {@link cortado.runtime.training.Learner} takes
 * their steps, {@link cortado.runtime.training.Scorer} judges, {@link cortado.runtime.training.TrainingCheckpoints}
 * keeps what must not be lost.
 */
package cortado.runtime.training;
