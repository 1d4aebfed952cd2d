package vedette.feature.activity;

/// One number of a row.
///
/// @param name in snake case; public, and never changed without a word in the changelog
/// @param unit what it counts, or `share`, `ratio`, `bits`, `seconds`, `log1p`
/// @param formula how it is computed, for people
public record ActivityFeature(String name, String unit, String formula) {}
