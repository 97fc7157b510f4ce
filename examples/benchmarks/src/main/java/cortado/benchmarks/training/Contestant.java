package cortado.benchmarks.training;

import cortado.benchmarks.Fork;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    /** Libtorch at its best: products by MKL, threads that sleep while they wait, no collection of native memory by finalizers. */
    LIBTORCH {
        @Override
        void train(Workload workload, int threads, Stopwatch stopwatch) {
            LibtorchTraining.run(workload, threads, stopwatch);
            requireMkl();
        }

        @Override
        Fork fork(int threads) {
            String count = Integer.toString(threads);
            return Fork.plain()
                    .with("--enable-native-access=ALL-UNNAMED")
                    .with("-Dorg.bytedeco.openblas.load=mkl", "-Dorg.bytedeco.javacpp.nopointergc=true")
                    .in(Map.of("OMP_WAIT_POLICY", "PASSIVE", "OMP_NUM_THREADS", count, "MKL_NUM_THREADS", count));
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

    /**
     * Libtorch falls back to OpenBLAS without a word, so look at what was loaded. MKL's library for dynamic loading goes by the name of OpenBLAS's too, in
     * a folder of its own.
     */
    private static void requireMkl() {
        List<Path> products = MappedLibraries.named("libopenblas");
        if (MappedLibraries.named("libmkl_core").isEmpty() || !products.stream().allMatch(file -> file.toString().contains("/mkl/"))) {
            throw new IllegalStateException("expected MKL behind libtorch, found " + products);
        }
    }
}
