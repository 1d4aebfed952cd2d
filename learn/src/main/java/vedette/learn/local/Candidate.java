package vedette.learn.local;

import java.util.Map;
import vedette.learn.train.Training;

/// A model that was trained again with what a site has said, not yet at work.
///
/// @param trained with its passport, in which the comparison is a gate
/// @param comparison with the model before
/// @param learnt how many of the rows that people have labelled were learnt from
/// @param heldBack how many of them were only judged by
/// @param copies how often each that was learnt from counts
/// @param selfTrained by class, how many rows without a label were learnt from
/// @param ofSelfTraining what came of rows without labels, in words
public record Candidate(
        Training.Trained trained,
        Comparison comparison,
        int learnt,
        int heldBack,
        int copies,
        Map<String, Integer> selfTrained,
        String ofSelfTraining) {

    public Candidate {
        selfTrained = Map.copyOf(selfTrained);
    }

    /// Whether it may be put to work without being forced: no gate was failed, and that it is no worse is one of them.
    public boolean isGood() {
        return trained.passport().isGood();
    }
}
