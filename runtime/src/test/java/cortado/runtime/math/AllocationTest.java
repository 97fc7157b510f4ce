package cortado.runtime.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.runtime.Fork;
import org.junit.jupiter.api.RepeatedTest;

/** Compiled loops over the vector overloads keep their vectors in registers. */
class AllocationTest {
    /** What C2 inlines depends on what it compiled before, so one start proves little. */
    @RepeatedTest(2)
    void compiledLoopsAllocateNothing() throws Exception {
        assertEquals("exp 0, expm1 0, log 0, log1p 0, tanh 0, sigmoid 0, erf 0", Fork.run(AllocationProbe.class));
    }
}
