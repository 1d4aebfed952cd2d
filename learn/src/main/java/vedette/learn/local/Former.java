package vedette.learn.local;

import vedette.learn.bundle.Bundle;
import vedette.learn.model.Model;

/// The model that is at work until now.
///
/// @param threshold the score from which on it takes a row for an attack
public record Former(Model model, float threshold) {

    /// As a bundle has it.
    public static Former of(Bundle bundle) {
        return new Former(bundle.model(), bundle.manifest().threshold());
    }
}
