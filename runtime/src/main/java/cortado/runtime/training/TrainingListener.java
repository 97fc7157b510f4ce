package cortado.runtime.training;

/** Watches training. Methods are called on the training thread, which waits for them. */
public interface TrainingListener {
    /**
     * Called before the first epoch.
     *
     * @param epochs how many there will be, unless training stops early
     * @param steps how many steps an epoch has
     */
    default void started(int epochs, int steps) {}

    /**
     * Called after each step.
     *
     * @param epoch its number, from 1
     * @param step its number in the epoch, from 1
     * @param loss the batch's loss before the step's update
     */
    default void stepped(int epoch, int step, float loss) {}

    /** Called after each epoch and its validation. */
    default void epochEnded(History.Epoch epoch) {}

    /** Called after the last epoch; not when training fails. */
    default void ended() {}
}
