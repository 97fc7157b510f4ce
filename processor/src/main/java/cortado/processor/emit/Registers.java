package cortado.processor.emit;

import com.palantir.javapoet.CodeBlock;
import cortado.processor.schedule.Target;
import java.util.function.IntConsumer;

/** Vector registers: 16, or 32 where vectors have 512 bits; a few are left for addresses that C2 moves there. */
final class Registers {
    private static final int FEW = 15;
    private static final int MANY = 31;

    private Registers() {}

    /** Prints code for each number of registers that the target may have. */
    static void choose(Target target, CodeBlock.Builder code, IntConsumer print) {
        if (!target.mayBeWide()) {
            print.accept(FEW);
            return;
        }
        code.beginControlFlow("if (WIDE)");
        print.accept(MANY);
        code.nextControlFlow("else");
        print.accept(FEW);
        code.endControlFlow();
    }
}
