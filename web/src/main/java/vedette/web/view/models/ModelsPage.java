package vedette.web.view.models;

import java.util.List;
import vedette.web.view.IncidentPage;

/// All models, what is being trained, and what it would help to know.
///
/// @param atWork those that judge now
/// @param others that there are
/// @param fixed why none can be put to work in this run; empty if they can
/// @param budget how many incidents that are only unusual there were, in words
/// @param facts of the time that the page is about
/// @param training how it stands
/// @param asked what it would help most to know
public record ModelsPage(
        List<ModelLine> atWork,
        List<ModelLine> others,
        String fixed,
        String budget,
        List<IncidentPage.Fact> facts,
        TrainingView training,
        AskedView asked) {

    public ModelsPage {
        atWork = List.copyOf(atWork);
        others = List.copyOf(others);
        facts = List.copyOf(facts);
    }
}
