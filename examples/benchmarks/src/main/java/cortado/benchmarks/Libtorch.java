package cortado.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Libtorch at its best: products by MKL, threads that sleep while they wait, no collection of native memory by finalizers. */
public final class Libtorch {
    private Libtorch() {}

    /** Returns a virtual machine that runs it on some threads. */
    public static Fork fork(int threads) {
        String count = Integer.toString(threads);
        return Fork.plain()
                .with("--enable-native-access=ALL-UNNAMED")
                .with("-Dorg.bytedeco.openblas.load=mkl", "-Dorg.bytedeco.javacpp.nopointergc=true")
                .in(Map.of("OMP_WAIT_POLICY", "PASSIVE", "OMP_NUM_THREADS", count, "MKL_NUM_THREADS", count));
    }

    /**
     * Libtorch falls back to OpenBLAS without a word, so look at what was loaded. MKL's library for dynamic loading goes by the name of OpenBLAS's too, in
     * a folder of its own.
     *
     * @throws IllegalStateException if MKL is not behind it
     */
    public static void requireMkl() {
        List<Path> products = MappedLibraries.named("libopenblas");
        if (MappedLibraries.named("libmkl_core").isEmpty() || !products.stream().allMatch(file -> file.toString().contains("/mkl/"))) {
            throw new IllegalStateException("expected MKL behind libtorch, found " + products);
        }
    }
}
