package cortado.benchmarks.training;

import cortado.benchmarks.Fork;
import cortado.benchmarks.Libtorch;
import java.util.Locale;

/** Who trains. */
enum Contestant {
    /** This project. */
    CORTADO {
        @Override
        void train(Workload workload, int threads, Stopwatch stopwatch) {
            CortadoTraining.run(workload, threads, stopwatch);
        }

        @Override
        Fork fork(int threads) {
            return Fork.plain();
        }

        @Override
        long warmUpSteps(Workload workload) {
            return workload.warmUpSteps;
        }
    },
    /** Its peer. */
    LIBTORCH {
        @Override
        void train(Workload workload, int threads, Stopwatch stopwatch) {
            LibtorchTraining.run(workload, threads, stopwatch);
            Libtorch.requireMkl();
        }

        @Override
        Fork fork(int threads) {
            return Libtorch.fork(threads);
        }

        @Override
        long warmUpSteps(Workload workload) {
            return Math.min(500, workload.warmUpSteps / 20);
        }
    };

    abstract void train(Workload workload, int threads, Stopwatch stopwatch);

    /** Returns the virtual machine to train in. */
    abstract Fork fork(int threads);

    /** Returns the least steps of a warm-up; libtorch is compiled already. */
    abstract long warmUpSteps(Workload workload);

    /** Returns the argument that stands for this. */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what {@link #argument} stands for. */
    static Contestant of(String argument) {
        return valueOf(argument.toUpperCase(Locale.ROOT));
    }
}
