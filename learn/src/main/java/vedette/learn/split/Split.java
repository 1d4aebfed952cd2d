package vedette.learn.split;

import java.util.List;

/// Rows of a table divided in two, by their numbers, which go up.
///
/// What is in neither is *aside*: rows that would be trained on, were not others of their group to be judged by.
public final class Split {

    private final String how;
    private final int[] train;
    private final int[] test;
    private final int[] aside;
    private final List<String> warnings;

    Split(String how, int[] train, int[] test, int[] aside, List<String> warnings) {
        this.how = how;
        this.train = train;
        this.test = test;
        this.aside = aside;
        this.warnings = List.copyOf(warnings);
    }

    /// In words, for a passport.
    public String how() {
        return how;
    }

    /// Rows to train on; not to be changed.
    public int[] train() {
        return train;
    }

    /// Rows to judge by; not to be changed.
    public int[] test() {
        return test;
    }

    /// Rows for neither; not to be changed.
    public int[] aside() {
        return aside;
    }

    /// What whoever reads the result must be told.
    public List<String> warnings() {
        return warnings;
    }
}
