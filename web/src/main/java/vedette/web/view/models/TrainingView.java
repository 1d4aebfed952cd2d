package vedette.web.view.models;

import java.util.List;

/// How training stands.
///
/// @param phase of it: `none`, `running`, `done`, `failed`, `cancelled`
/// @param words in a sentence
/// @param detail more of it; may be empty
/// @param verdicts how many incidents people have judged
/// @param isBusy whether something else is being worked on
/// @param candidates that came of it and are not at work
/// @param notes what people should know of it
public record TrainingView(
        String phase,
        String words,
        String detail,
        long verdicts,
        boolean isBusy,
        List<Candidate> candidates,
        List<String> notes) {

    public TrainingView {
        candidates = List.copyOf(candidates);
        notes = List.copyOf(notes);
    }

    public boolean isRunning() {
        return phase.equals("running");
    }

    /// A model that was trained, beside the one before.
    ///
    /// @param isAtWork whether it was put to work
    public record Candidate(ModelLine line, ComparisonView comparison, boolean isAtWork) {}
}
