package vedette.web.page.models;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vedette.report.text.Numbers;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Verdict;
import vedette.web.operate.ModelRoom;
import vedette.web.operate.Room;
import vedette.web.view.models.AskedView;
import vedette.web.view.models.TrainingView;

/// How work on models stands, in words.
///
/// @param now by the clock of who works, which may not be that of the traffic
record TrainingWords(Room room, Instant now) {

    private static final int MOST_VERDICTS = 10_000;

    TrainingView training(ModelRoom.Models models, ModelLines lines) throws IOException {
        ModelRoom.Work work = room.operations().models().training();
        List<TrainingView.Candidate> candidates = new ArrayList<>();
        for (String name : work.built()) {
            models.all().stream()
                    .filter(model -> model.name().equals(name))
                    .map(model -> new TrainingView.Candidate(
                            lines.line(model),
                            Comparisons.of(new Tree(model.passport()).at("comparison")),
                            model.isAtWork()))
                    .forEach(candidates::add);
        }
        return new TrainingView(
                phase(work),
                words(work),
                detail(work),
                verdicts(),
                room.operations().models().suggestions().work().isRunning(),
                candidates,
                work.notes());
    }

    static String phase(ModelRoom.Work work) {
        return work.phase().name().toLowerCase(Locale.ROOT);
    }

    String words(ModelRoom.Work work) {
        return switch (work.phase()) {
            case NONE -> "";
            case RUNNING -> "Training: " + work.doing() + ".";
            case DONE ->
                work.built().isEmpty()
                        ? "Training has ended, and nothing came of it."
                        : "Trained in " + took(work) + ", asked for by " + work.author() + ".";
            case FAILED -> "Training failed after " + took(work) + ".";
            case CANCELLED -> "Training was ended after " + took(work) + "; nothing of it is kept but what was whole.";
        };
    }

    private static String took(ModelRoom.Work work) {
        return Numbers.time(Duration.between(work.began(), work.ended()));
    }

    String detail(ModelRoom.Work work) {
        return switch (work.phase()) {
            case RUNNING ->
                "Step " + work.steps() + ", since " + Numbers.time(Duration.between(work.began(), now))
                        + ", asked for by " + work.author() + ". It is done by a process of its own with what is left"
                        + " over of the processors, and goes on when this page is closed.";
            case FAILED -> work.why();
            case NONE, DONE, CANCELLED -> "";
        };
    }

    /// How many incidents people have judged.
    private long verdicts() throws IOException {
        if (!room.place().exists()) {
            return 0;
        }
        try (IncidentReader reader = new IncidentReader(room.place().incidents())) {
            return reader.verdicts(MOST_VERDICTS).stream()
                    .filter(judged -> judged.verdict() != Verdict.NONE && judged.verdict() != Verdict.ACKNOWLEDGED)
                    .count();
        }
    }

    AskedView asked() {
        ModelRoom.Suggestions suggestions = room.operations().models().suggestions();
        ModelRoom.Work work = suggestions.work();
        String words = switch (work.phase()) {
            case NONE -> "";
            case RUNNING -> "Looking: " + work.doing() + ".";
            case DONE ->
                suggestions.all().isEmpty()
                        ? "There is nothing to ask about: all that was seen is like what was judged."
                        : "As of " + Numbers.time(Duration.between(work.ended(), now)) + " ago.";
            case FAILED -> "That could not be found out: " + work.why();
            case CANCELLED -> "Looking was ended.";
        };
        return new AskedView(
                phase(work),
                words,
                suggestions.all().stream()
                        .map(one -> new AskedView.Line(
                                one.isIncident() ? "/incidents/" + one.id() : "", one.id(), one.what(), one.why()))
                        .toList());
    }
}
