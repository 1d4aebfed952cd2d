package vedette.learn.imported;

import java.util.Locale;

/// What a model that was trained elsewhere says of a row.
public enum OutputKind {
    /// A probability for each class, or that of the second of two.
    PROBABILITIES,
    /// The logarithm of what the probability of each class is in proportion to, or of the odds of the second of two.
    LOGITS,
    /// A map from the name of each class to its probability.
    MAPS;

    /// As a description has it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
