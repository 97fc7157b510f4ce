package cortado.benchmarks.training;

import com.sun.management.OperatingSystemMXBean;
import cortado.benchmarks.Statistics;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets training warm up, then takes its speed over some windows of time. It is warm when the least time has passed and the least steps are taken, and
 * Java's compilers have left it alone for a whole window.
 */
final class Stopwatch {
    /** Share of a window that compilers may be at work before it is no longer one of calm. */
    private static final double CALM = 0.02;
    /** Warm-up ends after this many times its least time and steps, calm or not. */
    private static final int PATIENCE = 4;

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final double leastSeconds;
    private final long leastSteps;
    private final int windows;
    private final double windowSeconds;
    private final long start = System.nanoTime();
    private final List<Window> taken = new ArrayList<>();
    private Mark begin = Mark.now();
    private long steps;
    private long allSteps;
    private boolean warm;

    /** Starts to warm up. */
    Stopwatch(double leastSeconds, long leastSteps, int windows, double windowSeconds) {
        this.leastSeconds = leastSeconds;
        this.leastSteps = leastSteps;
        this.windows = windows;
        this.windowSeconds = windowSeconds;
    }

    /** Takes note of an epoch of this many steps that has just ended. Returns whether to train on. */
    boolean goesOn(int epochSteps) {
        steps += epochSteps;
        allSteps += epochSteps;
        Mark now = Mark.now();
        Window window = begin.to(now, steps);
        if (window.seconds >= windowSeconds) {
            ended(window, (now.nanos - start) * 1e-9);
            begin = now;
            steps = 0;
        }
        return taken.size() < windows;
    }

    private void ended(Window window, double seconds) {
        if (warm) {
            taken.add(window);
        } else {
            double times = Math.min(seconds / leastSeconds, allSteps / (double) leastSteps);
            warm = times >= (window.compiling < CALM ? 1 : PATIENCE);
        }
    }

    /** Returns whether the warm-up is over. */
    boolean isWarm() {
        return warm;
    }

    /** Returns the result, once all windows are taken. */
    Speed speed() {
        return new Speed(
                Statistics.median(taken.stream().map(window -> window.steps / window.seconds).toList()),
                Statistics.median(taken.stream().map(window -> window.processorSeconds / window.steps * 1e6).toList()),
                Statistics.greatest(taken.stream().map(Window::compiling).toList()));
    }

    /** A moment: its time, the processor time of all threads, the time that compilers have been at work. */
    private record Mark(long nanos, long processorNanos, long compilerMillis) {
        static Mark now() {
            return new Mark(System.nanoTime(), SYSTEM.getProcessCpuTime(), COMPILER.getTotalCompilationTime());
        }

        Window to(Mark end, long steps) {
            double seconds = (end.nanos - nanos) * 1e-9;
            return new Window(steps, seconds, (end.processorNanos - processorNanos) * 1e-9,
                    (end.compilerMillis - compilerMillis) * 1e-3 / seconds);
        }
    }

    /** What happened between two moments; {@code compiling} is the share of the time that compilers were at work. */
    private record Window(long steps, double seconds, double processorSeconds, double compiling) {}
}
