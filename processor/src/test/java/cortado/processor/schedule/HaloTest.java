package cortado.processor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HaloTest {
    private static final Buffer IMAGE = new Buffer("image", Buffer.Space.ARENA, false, List.of(4, 16));
    private static final Buffer PADDED = new Buffer("padded", Buffer.Space.ARENA, false, List.of(6, 16));
    private static final Axis I = new Axis("i", 6);
    private static final Axis C = new Axis("c", 16);
    private static final Axis POSITION = new Axis("j", 4);
    private static final Axis TAP = new Axis("k", 3);
    private static final Halo HALO = new Halo(Map.of(0, new Halo.Range(1, 5)));

    private static Kernel kernel(Expr body) {
        return new Kernel("padded", PADDED, List.of(I, C), body, "");
    }

    private static Optional<Halo.Clip> clip(Affine index) {
        return HALO.clip(new Expr.Load(PADDED, List.of(index, C.affine())), new Loop(List.of(POSITION)), TAP);
    }

    @Test
    void isWhereAGuardOnTheOutputsAxisWritesZeros() {
        Expr load = new Expr.Load(IMAGE, List.of(I.affine().plus(-1), C.affine()));
        assertEquals(Optional.of(HALO), Halo.of(kernel(new Expr.Guard(I.affine(), 1, 5, load))));
        assertEquals(Optional.empty(), Halo.of(kernel(load)));
        assertEquals(Optional.empty(), Halo.of(kernel(new Expr.Guard(I.affine().times(2), 1, 5, load))));
    }

    @Test
    void clipsTapsThatMoveTheIndexByOne() {
        Affine at = POSITION.affine().times(2);
        assertEquals(Optional.of(new Halo.Clip(new Loop(List.of(POSITION)), TAP, at, new Halo.Range(1, 5))), clip(at.plus(TAP.affine())));
        assertEquals(Optional.empty(), clip(at.plus(TAP.affine().times(2))));
        assertEquals(Optional.empty(), clip(at));
    }
}
