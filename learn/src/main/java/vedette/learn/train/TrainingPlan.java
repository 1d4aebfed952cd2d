package vedette.learn.train;

import vedette.learn.bundle.ModelKind;

/// What is trained, and how it is judged.
///
/// @param name what people will call the model
/// @param rows what a row is about
/// @param share of the rows that is kept back to judge by, and then of the rest to choose by
/// @param rounds of learning: trees of a forest, rounds of boosting, epochs of a network at most; 0 for as many as is
///     usual
/// @param threads the result is the same for any number
/// @param hasGates whether the passport's gates are run, which takes several times as long
public record TrainingPlan(
        String name,
        ModelKind kind,
        String rows,
        Division division,
        double share,
        int rounds,
        long seed,
        int threads,
        boolean hasGates) {

    private static final double USUAL_SHARE = 0.2;

    /// As is usual, on one thread.
    public static TrainingPlan of(ModelKind kind, String rows) {
        return new TrainingPlan(kind.label(), kind, rows, Division.GROUP, USUAL_SHARE, 0, 1, 1, true);
    }

    public TrainingPlan withDivision(Division other) {
        return new TrainingPlan(name, kind, rows, other, share, rounds, seed, threads, hasGates);
    }

    public TrainingPlan withGates(boolean areRun) {
        return new TrainingPlan(name, kind, rows, division, share, rounds, seed, threads, areRun);
    }

    /// The same with fewer rounds, for what need only be known roughly.
    TrainingPlan roughly(int fewer) {
        return new TrainingPlan(name, kind, rows, division, share, fewer, seed, threads, false);
    }
}
