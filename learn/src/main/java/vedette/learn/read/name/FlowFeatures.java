package vedette.learn.read.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The features of flows that the public data sets have, under all the names that they have for them.
public final class FlowFeatures {

    private static final String DURATION = "Flow Duration";
    private static final int NAME = 0;
    private static final int RULE = 1;
    private static final int ALIASES = 2;
    private static final List<Feature> ALL = new ArrayList<>();
    private static final Map<String, Feature> BY_KEY = new HashMap<>();

    static {
        for (String line : ResourceLines.of("flow-features.txt")) {
            String[] parts = line.split("\\|", -1);
            String name = parts[NAME].strip();
            Feature feature = new Feature(
                    name,
                    name.equals(DURATION)
                            ? Feature.Rule.DURATION
                            : Feature.Rule.valueOf(parts[RULE].strip().toUpperCase(Locale.ROOT)));
            ALL.add(feature);
            put(name, feature);
            for (String alias : parts[ALIASES].split(";", -1)) {
                if (!alias.isBlank()) {
                    put(alias, feature);
                }
            }
        }
    }

    private FlowFeatures() {}

    private static void put(String name, Feature feature) {
        if (BY_KEY.put(NameKey.of(name), feature) != null) {
            throw new IllegalStateException("flow-features.txt has " + name + " twice");
        }
    }

    /// All, in the order of our own rows.
    public static List<Feature> all() {
        return ALL;
    }

    /// The feature that a column of this name is.
    public static @Nullable Feature named(String column) {
        return BY_KEY.get(NameKey.of(column));
    }
}
