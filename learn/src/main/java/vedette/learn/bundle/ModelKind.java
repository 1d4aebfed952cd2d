package vedette.learn.bundle;

import java.util.Arrays;
import java.util.List;

/// The kinds of model there are.
public enum ModelKind {
    /// Classes, by many trees of chance.
    RANDOM_FOREST("random-forest", "classifier"),
    /// Classes, by trees that each mend what those before got wrong.
    BOOSTING("boosting", "classifier"),
    /// How much a row stands out from what is usual.
    ISOLATION_FOREST("isolation-forest", "anomaly"),
    /// How far a row is from the most alike of those that are usual.
    NEIGHBOURS("neighbours", "anomaly-neighbours"),
    /// Classes, by a convolutional network.
    CNN("cnn", "network"),
    /// How badly a row is rebuilt by what has learnt what is usual.
    AUTOENCODER("autoencoder", "anomaly-network"),
    /// Whatever was trained elsewhere.
    IMPORTED("imported", "imported");

    private final String label;
    private final String role;

    ModelKind(String label, String role) {
        this.label = label;
        this.role = role;
    }

    /// What people call it.
    public String label() {
        return label;
    }

    /// What it is for: of the models of one role and kind of row, one is active.
    public String role() {
        return role;
    }

    /// Whether it learns what is usual, and no classes.
    public boolean isAnomaly() {
        return this == ISOLATION_FOREST || this == NEIGHBOURS || this == AUTOENCODER;
    }

    /// Whether it runs as a network, in the runtime for those.
    public boolean isNetwork() {
        return this == CNN || this == AUTOENCODER || this == IMPORTED;
    }

    /// The kind that is called so.
    ///
    /// @throws IllegalArgumentException if there is none
    public static ModelKind named(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no kind of model " + label + ": there are " + String.join(", ", labels())));
    }

    /// What the kinds are called.
    public static List<String> labels() {
        return Arrays.stream(values()).map(ModelKind::label).toList();
    }
}
