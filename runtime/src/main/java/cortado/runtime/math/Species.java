package cortado.runtime.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector width that hand-written loops of the runtime use. Results never depend on it. */
public final class Species {
    /** The system property that overrides the machine's own width: 128, 256 or 512. */
    public static final String PROPERTY = "cortado.vector.bits";

    /** The species of this process, chosen when the class loads so that compiled loops see a constant. */
    public static final VectorSpecies<Float> PREFERRED = choose(Integer.getInteger(PROPERTY));

    private Species() {}

    private static VectorSpecies<Float> choose(Integer bits) {
        return bits == null ? FloatVector.SPECIES_PREFERRED : of(bits);
    }

    /** Returns the species of this process, or the one of {@code bits} if that is narrower. */
    public static VectorSpecies<Float> atMost(int bits) {
        return PREFERRED.vectorBitSize() <= bits ? PREFERRED : of(bits);
    }

    /** Returns the species of a width in bits. */
    static VectorSpecies<Float> of(int bits) {
        return switch (bits) {
            case 128 -> FloatVector.SPECIES_128;
            case 256 -> FloatVector.SPECIES_256;
            case 512 -> FloatVector.SPECIES_512;
            default -> throw new IllegalArgumentException(PROPERTY + " is " + bits + ", expected 128, 256 or 512");
        };
    }
}
