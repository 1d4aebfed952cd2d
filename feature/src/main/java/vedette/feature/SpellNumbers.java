package vedette.feature;

import vedette.flow.record.Spells;

/// What is computed from times of one kind.
final class SpellNumbers {

    private SpellNumbers() {}

    static double mean(Spells spells) {
        return Moments.mean(spells.count(), spells.sum());
    }

    static double deviation(Spells spells) {
        return Moments.deviation(spells.count(), spells.sum(), spells.squares());
    }
}
