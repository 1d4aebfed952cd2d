package vedette.learn.model;

/// What a model says of the rows of a batch; used again for the next.
public final class Verdicts {

    private final int classes;
    private final float[] scores;
    private final float[] probabilities;

    /// @param rows as many as a batch has at most
    public Verdicts(int rows, int classes) {
        this.classes = classes;
        scores = new float[rows];
        probabilities = new float[rows * classes];
    }

    /// How much the row stands out, from 0 to 1: the more, the less it is benign.
    public float score(int row) {
        return scores[row];
    }

    public void score(int row, float score) {
        scores[row] = score;
    }

    /// The scores of all rows, to be filled by a model.
    public float[] scores() {
        return scores;
    }

    public float probability(int row, int which) {
        return probabilities[row * classes + which];
    }

    /// The probabilities of all rows, one row after the other, to be filled by a model.
    public float[] probabilities() {
        return probabilities;
    }

    /// The likeliest class of the row; of equals the first. -1 if there are none.
    public int best(int row) {
        int best = classes == 0 ? -1 : 0;
        for (int which = 1; which < classes; which++) {
            if (probability(row, which) > probability(row, best)) {
                best = which;
            }
        }
        return best;
    }
}
