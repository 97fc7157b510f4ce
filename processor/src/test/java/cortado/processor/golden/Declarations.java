package cortado.processor.golden;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The golden cases as sources of networks. */
public final class Declarations {
    private Declarations() {}

    /** The sources of some categories, by class name. */
    public static Map<String, String> of(String... categories) {
        var sources = new TreeMap<String, String>();
        Stream.of(categories)
                .flatMap(category -> GoldenCategory.read(category).declared().values().stream())
                .forEach(declaration -> sources.put(declaration.className(), declaration.source()));
        return sources;
    }
}
