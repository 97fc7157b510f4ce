package cortado.processor.pass;

import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.KernelText;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.PlanLayout.Planned;
import cortado.processor.pass.PlanMemory.Memory;
import cortado.processor.pass.PlanMemory.Place;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Panels;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Kernels, layouts, phases and memory as text, one thing a line. */
public final class PassText {
    private PassText() {}

    /** Formulas in order, each with the line of its declaration. */
    public static String kernels(List<Kernel> kernels) {
        return kernels.stream().map(kernel -> kernel(kernel) + "\n").collect(Collectors.joining());
    }

    private static String kernel(Kernel kernel) {
        return KernelText.of(kernel) + (kernel.comment().isEmpty() ? "" : " // " + kernel.comment());
    }

    /** {@code hidden.weight[10, 64]: panels of lanes [0], depth [1]}, then the kernels with their copies. */
    public static String layout(Planned planned) {
        String panels = planned.layout().panels().entrySet().stream()
                .map(entry -> entry.getKey().name() + entry.getKey().sizes() + ": " + panels(entry.getValue()) + "\n")
                .sorted()
                .collect(Collectors.joining());
        return panels + "\n" + kernels(planned.kernels());
    }

    private static String panels(Panels panels) {
        return "panels of lanes " + panels.lanes() + ", depth " + panels.depth()
                + (panels.outer().isEmpty() ? "" : ", for each of " + panels.outer());
    }

    /** A line for each phase, then its kernels, each after the form in which it is computed. */
    public static String phases(String part, List<Phase> phases, Layout layout) {
        var text = new StringBuilder();
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            text.append(part).append(' ').append(i).append(", shared by ").append(lower(phase.sharing().name())).append('\n');
            phase.kernels().forEach(kernel -> text.append("    ").append(form(kernel, layout)).append(kernel(kernel)).append('\n'));
        }
        return text.toString();
    }

    private static String form(Kernel kernel, Layout layout) {
        String shared = Phases.isShared(kernel, layout) ? " by all" : "";
        return lower(Form.of(kernel, layout).getClass().getSimpleName()) + shared + ": ";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Totals, then the buffers: those of every sample, in floats of one sample, and those that all samples share. */
    public static String memory(Memory memory) {
        String places = memory.places().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Place> entry) -> !entry.getValue().batched())
                        .thenComparing(entry -> entry.getValue().at())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> place(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        return memory.perSample() + " floats a sample and " + memory.fixed() + " floats\n" + places;
    }

    private static String place(String name, Place place) {
        return (place.batched() ? "sample" : "shared") + " " + place.at() + " to " + (place.at() + place.floats()) + ": " + name + "\n";
    }
}
