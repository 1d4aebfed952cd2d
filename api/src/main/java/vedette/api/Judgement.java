package vedette.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a model says of a row.
///
/// @param score how much the row stands out, from 0 to 1: the more, the less it is benign
/// @param standsOut whether the score reaches the model's threshold
/// @param likeliest the likeliest class; empty if the model tells no classes apart
/// @param probabilities of each class, in the model's order; empty if it tells none apart
public record Judgement(double score, boolean standsOut, String likeliest, Map<String, Double> probabilities) {

    /// How much a feature had to do with the score of a row.
    ///
    /// @param seen its value in the row
    /// @param usual its median in what the model was trained on
    /// @param share positive where it makes the row stand out, negative where it speaks against that
    public record Share(String feature, double seen, double usual, double share) {}

    public Judgement {
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }
}
