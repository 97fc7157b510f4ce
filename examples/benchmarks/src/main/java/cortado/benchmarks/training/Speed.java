package cortado.benchmarks.training;

/**
 * How fast a network is trained.
 *
 * @param stepsPerSecond steps in a second of the clock
 * @param processorMicros microseconds of processor time, of all threads together, that a step took
 * @param compiling the share of the time that Java's compilers were still at work
 */
record Speed(double stepsPerSecond, double processorMicros, double compiling) {
    /** Writes a line that {@link #parse} reads. */
    String toLine() {
        return stepsPerSecond + " " + processorMicros + " " + compiling;
    }

    /** Reads what {@link #toLine} wrote. */
    static Speed parse(String line) {
        String[] numbers = line.split(" ");
        return new Speed(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]));
    }
}
