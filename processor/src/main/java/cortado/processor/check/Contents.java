package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.NetworkDeclaration;

/** A network has layers or a method {@code forward}, and its batch at least one sample. */
final class Contents {
    private Contents() {}

    static void check(NetworkDeclaration network, Diagnostics diagnostics) {
        // A layer that was refused has been reported already.
        boolean empty = network.body().members().isEmpty() && network.body().forward().isEmpty();
        if (empty && !diagnostics.hasErrors()) {
            diagnostics.report(network.position(), "declaration", "the network " + network.body().name() + " has neither"
                    + " layers nor a method 'forward': declare a layer, such as '@Dense(units = 10) abstract Tensor"
                    + " scores(Tensor x);'");
        }
        Annotation annotation = network.annotation();
        annotation.find("batch").map(Integer.class::cast).filter(batch -> batch < 1).ifPresent(batch ->
                diagnostics.report(annotation.at("batch"), "attribute", "batch must be at least 1, not " + batch));
    }
}
