package cortado.processor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final Buffer IMAGE = new Buffer("image", Buffer.Space.ARENA, true, List.of(4, 16));
    private static final Buffer PADDED = new Buffer("padded", Buffer.Space.ARENA, true, List.of(7, 16));
    private static final Axis N = Axis.batch("n");
    private static final Axis I = new Axis("i", 7);
    private static final Axis C = new Axis("c", 16);

    private static Kernel kernel(Expr body) {
        return new Kernel("padded", PADDED, List.of(N, I, C), body, "");
    }

    private static Expr load(int shift) {
        return new Expr.Load(IMAGE, List.of(N.affine(), I.affine().plus(shift), C.affine()));
    }

    /** Two rows of zeros before, one behind. */
    @Test
    void theInsideCountsFromZero() {
        Frame frame = Frame.of(kernel(new Expr.Guard(I.affine(), 2, 6, load(-2)))).orElseThrow();
        Axis inner = new Axis("i", 4);
        assertEquals(List.of(N, inner, C), frame.inside().axes());
        assertEquals(List.of(N.affine(), inner.affine().plus(2), C.affine()), frame.at());
        assertEquals(new Expr.Load(IMAGE, List.of(N.affine(), inner.affine(), C.affine())), frame.inside().body());
        assertEquals(1, frame.first());
        assertEquals(1, frame.last());
    }

    @Test
    void otherGuardsStay() {
        assertEquals(Optional.empty(), Frame.of(kernel(new Expr.Guard(I.affine().times(2), 2, 6, load(0)))));
        Expr both = new Expr.Guard(I.affine(), 2, 6, new Expr.Guard(I.affine().times(2), 4, 8, load(-2)));
        assertEquals(Optional.empty(), Frame.of(kernel(both)));
    }
}
