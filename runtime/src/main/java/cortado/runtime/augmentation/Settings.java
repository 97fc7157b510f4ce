package cortado.runtime.augmentation;

/** Checks the settings of transforms. */
final class Settings {
    private Settings() {}

    static void requireShare(String what, float share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " is from 0 to 1, not " + share);
        }
    }

    static void requireNotNegative(String what, double number) {
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException(what + " is 0 or more, not " + number);
        }
    }
}
