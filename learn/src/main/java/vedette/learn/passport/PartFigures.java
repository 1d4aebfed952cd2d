package vedette.learn.passport;

import vedette.learn.judge.Confusion;
import vedette.learn.judge.Judgement;
import vedette.learn.judge.Ranking;

/// The figures of a judgement by which parts of rows are set beside each other; what is not known is NaN.
///
/// @param recall of attacks, where one in a hundred of these benign rows is taken for one
public record PartFigures(
        long rows, double accuracy, double macroF1, double benignErrors, double rocAuc, double recall) {

    private static final double FALSE_SHARE = 0.01;

    /// Of a judgement.
    public static PartFigures of(Judgement judgement) {
        Confusion confusion = judgement.confusion();
        Ranking ranking = judgement.ranking();
        boolean isRanked = ranking.isKnown();
        return new PartFigures(
                judgement.rows(),
                confusion == null ? Double.NaN : confusion.accuracy(),
                confusion == null ? Double.NaN : confusion.macroF1(),
                confusion == null
                        ? Double.NaN
                        : confusion.benignErrors(judgement.benign()).value(),
                isRanked ? ranking.rocAuc() : Double.NaN,
                isRanked ? ranking.atFalseShare(FALSE_SHARE).recall() : Double.NaN);
    }
}
