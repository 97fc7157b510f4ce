package cortado.processor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.schedule.Cut.Operands;
import org.junit.jupiter.api.Test;

class CutTest {
    @Test
    void tilesDivideWhatThereIs() {
        assertEquals(new Cut(6, 4), Cut.of(6, 28, 28, 60, 31, Operands.BROADCAST));
        assertEquals(new Cut(3, 5), Cut.of(6, 5, 5, 25, 31, Operands.VECTORS));
        assertEquals(new Cut(1, 1), Cut.of(1, 1, 1, 25, 15, Operands.VECTORS));
    }

    @Test
    void noTileIsWiderThanAllowed() {
        assertEquals(2, Cut.of(12, 8, 2, 60, 31, Operands.BROADCAST).vectors());
    }

    @Test
    void sumsAndOperandsFitIntoRegisters() {
        for (int rows = 1; rows < 40; rows++) {
            for (int columns = 1; columns < 40; columns++) {
                for (int registers : new int[] {15, 31}) {
                    Cut cut = Cut.of(rows, columns, columns, 25, registers, Operands.BROADCAST);
                    assertTrue(cut.rows() * cut.vectors() + cut.vectors() < registers && cut.rows() * cut.vectors() <= 25, cut::toString);
                }
            }
        }
    }
}
