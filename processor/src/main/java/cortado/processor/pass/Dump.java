package cortado.processor.pass;

import cortado.processor.graph.GraphText;
import cortado.processor.graph.Node;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.PlanLayout.Planned;
import cortado.processor.pass.PlanMemory.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes what every pass makes into a folder: {@code Digits.1-traced.txt} to {@code Digits.6-memory.txt}. */
public final class Dump implements Observer {
    private final Path folder;
    private final String name;
    private Optional<Planned> planned = Optional.empty();

    /** @param name what the names of the files start with */
    public Dump(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    @Override
    public void traced(List<Node> nodes) {
        write("1-traced", GraphText.of(nodes));
    }

    @Override
    public void differentiated(List<Node> nodes) {
        write("2-differentiated", GraphText.of(nodes));
    }

    @Override
    public void folded(List<Node> nodes) {
        write("2-folded", GraphText.of(nodes));
    }

    @Override
    public void fused(List<Kernel> kernels) {
        write("3-fused", PassText.kernels(kernels));
    }

    @Override
    public void laidOut(Planned result) {
        planned = Optional.of(result);
        write("4-layout", PassText.layout(result));
    }

    @Override
    public void grouped(List<Phase> forward, List<Phase> backward) {
        var layout = planned.orElseThrow().layout();
        write("5-phases", PassText.phases("forward", forward, layout) + PassText.phases("backward", backward, layout));
    }

    @Override
    public void placed(Memory memory) {
        write("6-memory", PassText.memory(memory));
    }

    private void write(String pass, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + "." + pass + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
