package vedette.learn.series;

import java.util.List;

/// How little a measurement resembles those before.
///
/// @param score about 1 for what is usual, more for what is not; 0 as long as too little was seen
/// @param threshold from which on a score is unusual, by the scores before; infinite as long as these are too few
/// @param shares of the columns in the score; they sum to 1, or are all 0 where it is usual
public record Surprise(double score, double threshold, List<Double> shares) {

    public Surprise {
        shares = List.copyOf(shares);
    }

    /// Whether it stands out.
    public boolean isUnusual() {
        return score >= threshold;
    }

    /// The column that has most to do with it; of equals the first.
    public int mostOf() {
        int most = 0;
        for (int column = 1; column < shares.size(); column++) {
            most = shares.get(column) > shares.get(most) ? column : most;
        }
        return most;
    }
}
