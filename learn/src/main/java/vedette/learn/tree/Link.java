package vedette.learn.tree;

/// What makes probabilities of the sums of trees.
public enum Link {
    /// The mean over the trees is the probability: a forest's.
    MEAN(1),
    /// One sum of two classes, as the logarithm of the odds of the second.
    LOGISTIC(2),
    /// A sum for each class, as the logarithm of what it is in proportion to.
    SOFTMAX(3);

    private final int code;

    Link(int code) {
        this.code = code;
    }

    /// What stands for it in a file.
    int code() {
        return code;
    }

    /// How many outputs the trees have for so many classes.
    int outputs(int classes) {
        return this == LOGISTIC ? 1 : classes;
    }

    /// Makes probabilities of sums.
    ///
    /// @param sums from a place on as many as there are classes
    /// @param scale for the mean
    void apply(float[] sums, int from, int classes, float scale) {
        switch (this) {
            case MEAN -> {
                for (int i = from; i < from + classes; i++) {
                    sums[i] *= scale;
                }
            }
            case LOGISTIC -> {
                double odds = StrictMath.exp(-Math.abs((double) sums[from]));
                double likelier = 1 / (1 + odds);
                boolean second = sums[from] > 0;
                sums[from + 1] = (float) (second ? likelier : 1 - likelier);
                sums[from] = (float) (second ? 1 - likelier : likelier);
            }
            case SOFTMAX -> softmax(sums, from, from + classes);
        }
    }

    private static void softmax(float[] sums, int from, int to) {
        float most = sums[from];
        for (int i = from + 1; i < to; i++) {
            most = Math.max(most, sums[i]);
        }
        float sum = 0;
        for (int i = from; i < to; i++) {
            sums[i] = (float) StrictMath.exp(sums[i] - most);
            sum += sums[i];
        }
        for (int i = from; i < to; i++) {
            sums[i] /= sum;
        }
    }
}
