package cortado.processor.emit;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.schedule.Extent;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Loop;
import cortado.processor.schedule.Panels;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses as Java code: {@code arena[hidden + n * 64 + i]}. Every array has the name of its space, every buffer's
 * first element the buffer's name.
 */
final class Places {
    private final Layout layout;
    private final Names names;

    Places(Layout layout, Names names) {
        this.layout = layout;
        this.names = names;
    }

    Layout layout() {
        return layout;
    }

    /** The array that holds a buffer. */
    static String array(Buffer buffer) {
        return switch (buffer.space()) {
            case PARAMETER -> "parameters";
            case GRADIENT -> "gradients";
            case STATE -> "states";
            case SETTING -> "settings";
            case ARENA -> "arena";
        };
    }

    /** The variable or constant that holds the position of a buffer's first element. */
    String start(Buffer buffer) {
        return names.of(buffer);
    }

    /** The position of an element, each axis being a loop variable of its own. */
    String of(Buffer buffer, List<Affine> index) {
        return layout.of(buffer).map(panels -> panel(buffer, panels, index)).orElseGet(
                () -> sum(start(buffer), terms(Flat.address(buffer, index)), Flat.address(buffer, index).constant()));
    }

    /** The position of an element in a nest of loops that count several axes as one. */
    String of(Buffer buffer, List<Affine> index, List<Loop> loops) {
        Affine address = Flat.address(buffer, index);
        var terms = new ArrayList<String>();
        for (Loop loop : loops) {
            int stride = loop.stride(address);
            if (stride != 0) {
                terms.add(times(loop.variable(), stride));
            }
        }
        return sum(start(buffer), terms, address.constant());
    }

    static List<Affine> index(List<Axis> axes) {
        return axes.stream().map(Axis::affine).toList();
    }

    private String panel(Buffer buffer, Panels panels, List<Affine> index) {
        String lane = flat(buffer, panels.lanes(), index);
        String depth = flat(buffer, panels.depth(), index);
        int padded = panels.paddedLanes(buffer);
        Extent deep = panels.depth(buffer);
        var terms = new ArrayList<String>();
        if (!panels.outer().isEmpty()) {
            terms.add(outerTerm(flat(buffer, panels.outer(), index), padded, deep));
        }
        terms.addAll(panelTerms(lane, depth, padded, deep));
        return sum(start(buffer), terms, 0);
    }

    /** {@code outer * (D * lanes)}, the lanes with their padding. */
    static String outerTerm(String outer, int padded, Extent deep) {
        return bracket(outer) + " * " + (deep.batch() ? "(" + deep.times(padded) + ")" : deep.times(padded));
    }

    /** {@code lane / 16 * (D * 16) + depth * 16 + lane % 16}. */
    static List<String> panelTerms(String lane, String depth, int padded, Extent deep) {
        var terms = new ArrayList<String>();
        boolean single = padded == Panels.WIDTH;
        if (!single) {
            String size = deep.batch() ? "(" + deep.times(Panels.WIDTH) + ")" : deep.times(Panels.WIDTH);
            terms.add(bracket(lane) + " / " + Panels.WIDTH + " * " + size);
        }
        terms.add(times(bracket(depth), Panels.WIDTH));
        terms.add(single ? lane : bracket(lane) + " % " + Panels.WIDTH);
        terms.removeIf(term -> term.equals("0") || term.startsWith("0 "));
        return terms;
    }

    /** The row-major number of some of a buffer's axes. */
    private static String flat(Buffer buffer, List<Integer> positions, List<Affine> index) {
        Affine flat = Affine.ZERO;
        for (int position : positions) {
            boolean sample = buffer.batched() && position == 0;
            int size = sample ? 1 : buffer.sizes().get(position - (buffer.batched() ? 1 : 0));
            flat = flat.times(size).plus(index.get(position));
        }
        return code(flat);
    }

    static String bracket(String code) {
        return code.contains(" ") ? "(" + code + ")" : code;
    }

    static String times(String code, int factor) {
        return factor == 1 ? code : code + " * " + factor;
    }

    static String sum(String start, List<String> terms, int constant) {
        var code = new StringBuilder(start);
        terms.forEach(term -> code.append(" + ").append(term));
        if (constant != 0) {
            code.append(constant < 0 ? " - " : " + ").append(Math.abs(constant));
        }
        return code.toString();
    }

    private static List<String> terms(Affine address) {
        return address.factors().entrySet().stream()
                .filter(term -> term.getKey().extent() != 1)
                .map(term -> times(term.getKey().name(), term.getValue()))
                .toList();
    }

    /** An index as Java code over loop variables. */
    static String code(Affine index) {
        List<String> terms = terms(index);
        if (terms.isEmpty()) {
            return String.valueOf(index.constant());
        }
        return sum(terms.get(0), terms.subList(1, terms.size()), index.constant());
    }

    /** The load's position in the loops given, or axis by axis where there are none. */
    String of(Expr.Load load, List<Loop> loops) {
        return loops == null ? of(load.buffer(), load.index()) : of(load.buffer(), load.index(), loops);
    }
}
