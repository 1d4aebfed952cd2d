package vedette.learn.passport;

/// What can be had without a model, or with next to none.
///
/// @param macroF1 NaN where no classes are told apart
/// @param rocAuc of attacks against what is benign
public record Baseline(String name, double macroF1, double rocAuc) {}
