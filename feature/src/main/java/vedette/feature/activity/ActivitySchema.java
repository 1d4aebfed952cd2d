package vedette.feature.activity;

import java.util.List;

/// What the numbers of a row are, in their order. Names are never used twice in a schema.
///
/// All are single-precision; where a formula divides by zero, the value is 0. None is an address, a port, a time or an
/// identifier.
public final class ActivitySchema {

    /// Raised whenever a feature is added, dropped, moved or computed otherwise.
    public static final int VERSION = 2;

    /// Of rows about actors and victims. *Out* is away from the host.
    public static final ActivitySchema HOST = new ActivitySchema("host", Formulas.ofHosts());

    /// Of rows about pairs. *Out* is away from the actor.
    public static final ActivitySchema PAIR = new ActivitySchema("pair", Formulas.ofPairs());

    private final String name;
    private final List<Formulas.Formula> formulas;
    private final List<ActivityFeature> features;

    private ActivitySchema(String name, List<Formulas.Formula> formulas) {
        this.name = name;
        this.formulas = formulas;
        features = formulas.stream().map(Formulas.Formula::feature).toList();
    }

    /// The schema of rows of this kind.
    public static ActivitySchema of(EntityKind kind) {
        return switch (kind) {
            case ACTOR, VICTIM -> HOST;
            case PAIR -> PAIR;
        };
    }

    public String name() {
        return name;
    }

    public List<ActivityFeature> features() {
        return features;
    }

    public int size() {
        return features.size();
    }

    /// The place of a feature in a row.
    public int indexOf(String feature) {
        for (int i = 0; i < size(); i++) {
            if (features.get(i).name().equals(feature)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no feature of schema " + name + " is called " + feature);
    }

    /// Computes a row.
    void compute(Window window, float[] values) {
        for (int i = 0; i < formulas.size(); i++) {
            double value = formulas.get(i).value().applyAsDouble(window);
            values[i] = Double.isFinite(value) ? (float) value : 0;
        }
    }
}
