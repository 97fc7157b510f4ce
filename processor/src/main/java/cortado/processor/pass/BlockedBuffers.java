package cortado.processor.pass;

import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Contraction;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Panels;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which buffers hold the samples of a block side by side: what convolutions read and write, and all that is
 * computed from it or for it, up to products of vectors and to what callers see.
 */
final class BlockedBuffers {
    /** Conversions and lanes without a sample cost something too: less than this is no gain. */
    private static final double GAIN = 1.25;

    private final Set<String> blocked = new HashSet<>();
    private final Set<String> rowMajor;

    private BlockedBuffers(Set<String> rowMajor) {
        this.rowMajor = rowMajor;
    }

    /**
     * The names of these buffers; none where channels fill vectors well enough.
     *
     * @param pinned buffers that callers see, which stay row-major
     * @param batch the number of samples to plan for
     */
    static Set<String> of(List<Kernel> kernels, List<Buffer> pinned, int batch) {
        List<Kernel> convolutions = kernels.stream().filter(BlockedBuffers::isConvolution).toList();
        if (!pays(convolutions, batch)) {
            return Set.of();
        }
        Set<String> rowMajor = pinned.stream().map(Buffer::name).collect(Collectors.toCollection(HashSet::new));
        kernels.stream().filter(BlockedBuffers::isOfVectors).flatMap(BlockedBuffers::batched).forEach(rowMajor::add);
        var found = new BlockedBuffers(rowMajor);
        convolutions.forEach(found::block);
        found.spread(kernels.stream().filter(kernel -> !isOfVectors(kernel)).toList());
        return found.blocked;
    }

    /** Multiply-adds, those of lanes without a channel counted too, against those of lanes without a sample. */
    private static boolean pays(List<Kernel> convolutions, int batch) {
        double channels = 0;
        double samples = 0;
        for (Kernel kernel : convolutions) {
            Contraction product = product(kernel).orElseThrow();
            channels += product.multiplyAdds() * product.share();
            samples += product.multiplyAdds() * Panels.share(batch);
        }
        return samples * GAIN < channels;
    }

    private static Optional<Contraction> product(Kernel kernel) {
        return Contraction.of(kernel, Layout.ROW_MAJOR);
    }

    /** A product in which windows of an image take part. */
    private static boolean isConvolution(Kernel kernel) {
        return product(kernel).isPresent() && Flat.loads(kernel.body()).stream()
                .anyMatch(load -> load.buffer().batched() && load.index().stream().anyMatch(at -> at.factors().size() > 1));
    }

    /** A product of tensors that have one axis at most, such as a dense layer's. */
    static boolean isOfVectors(Kernel kernel) {
        return product(kernel).isPresent() && Flat.touched(kernel).filter(Buffer::batched).allMatch(b -> b.sizes().size() < 2);
    }

    private static Stream<String> batched(Kernel kernel) {
        return Flat.touched(kernel).filter(Buffer::batched).map(Buffer::name);
    }

    private boolean block(Kernel kernel) {
        return blocked.addAll(batched(kernel).filter(name -> !rowMajor.contains(name)).toList());
    }

    private void spread(List<Kernel> kernels) {
        for (boolean grows = true; grows; ) {
            grows = false;
            for (Kernel kernel : kernels) {
                grows |= batched(kernel).anyMatch(blocked::contains) && block(kernel);
            }
        }
    }
}
