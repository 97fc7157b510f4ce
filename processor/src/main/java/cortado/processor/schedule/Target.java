package cortado.processor.schedule;

import java.util.List;

/**
 * The machines that kernels are written for. javac never looks at its own: the vector width is chosen when a generated
 * class loads.
 *
 * @param vectorBits widths that may be chosen: some of 128, 256 and 512
 */
public record Target(List<Integer> vectorBits) {
    /** Every width that the Vector API offers. */
    public static final Target ANY = new Target(List.of(512, 256, 128));

    public Target {
        vectorBits = List.copyOf(vectorBits);
    }

    /** The widest vectors. */
    public int widest() {
        return vectorBits.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /** Whether vectors may have 512 bits, which come with 32 registers and fill a panel each. */
    public boolean mayBeWide() {
        return widest() == 512;
    }
}
