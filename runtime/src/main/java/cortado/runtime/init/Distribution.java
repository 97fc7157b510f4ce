package cortado.runtime.init;

/** The family of distributions that values are drawn from once their standard deviation is known. */
public enum Distribution {
    /** Bell-shaped and unbounded. */
    NORMAL,
    /** Spread evenly within {@code sqrt(3)} standard deviations of 0. */
    UNIFORM
}
