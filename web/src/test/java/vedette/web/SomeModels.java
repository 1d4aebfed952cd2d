package vedette.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import vedette.web.operate.ModelRoom;

/// Models that are nowhere but here, two at work and one on the shelf, and what was asked to be done with them.
final class SomeModels implements ModelRoom {

    static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    /// What was done, in order.
    final List<String> done = new CopyOnWriteArrayList<>();

    /// How training stands.
    volatile Work work = Work.NONE;

    volatile Suggestions suggestions = new Suggestions(Work.NONE, List.of());
    volatile String fixed = "";
    volatile String refusal = "";

    /// What is said of a model that knows three classes.
    static Map<String, Object> passport(boolean isGood) {
        return Map.of(
                "good",
                isGood,
                "madeBy",
                Served.HOSTILE,
                "features",
                123,
                "division",
                Map.of("trainRows", 18_687, "validationRows", 4_668, "test", "by group"),
                "data",
                List.of(Map.of("name", "rows.parquet", "sha256", "ab", "rows", Map.of("BENIGN", 20_000))),
                "gates",
                List.of(Map.of(
                        "name", "unseen attacks",
                        "outcome", isGood ? "passed" : "failed",
                        "asks", "that they stand out",
                        "found", "in the middle 0.992: Scan 0.9")),
                "test",
                Map.of(
                        "rows",
                        300,
                        "accuracy",
                        0.97,
                        "accuracy95",
                        List.of(0.95, 0.99),
                        "atFalseShare",
                        List.of(Map.of("wanted", 0.01, "recall", 0.968, "precision", 0.9)),
                        "labels",
                        List.of("BENIGN", "Scan", Served.HOSTILE),
                        "confusion",
                        List.of(List.of(195, 5, 0), List.of(10, 90, 0), List.of(0, 0, 0)),
                        "perClass",
                        Map.of("Scan", Map.of("support", 100, "recall", 0.9, "precision", 0.947))),
                "importance",
                List.of(Map.of("feature", "Flow Duration", "share", 0.25)),
                "comparison",
                Map.of(
                        "verdict",
                        "better on yours, no worse elsewhere",
                        "isWorse",
                        false,
                        "feedbackRowsLearnt",
                        41,
                        "heldBack",
                        List.of(Map.of(
                                "rows",
                                "your feedback",
                                "count",
                                12,
                                "attacksFound",
                                Map.of(
                                        "of",
                                        12,
                                        "before",
                                        0.5,
                                        "before95",
                                        List.of(0.3, 0.7),
                                        "after",
                                        0.9,
                                        "after95",
                                        List.of(0.8, 1.0),
                                        "difference",
                                        0.4)))));
    }

    @Override
    public Models models() {
        return new Models(
                List.of(
                        model("shipped:forest", true, false, true),
                        model("forest:2", false, true, true),
                        model("forest:1", false, true, false),
                        new Model(
                                "broken:1",
                                "broken",
                                "",
                                "",
                                false,
                                true,
                                false,
                                Optional.empty(),
                                0,
                                "model.trees is not as it was",
                                Map.of(),
                                List.of())),
                fixed,
                5);
    }

    private static Model model(String name, boolean isAtWork, boolean isKept, boolean isGood) {
        return new Model(
                name,
                "forest",
                "random-forest",
                "full/classifier",
                isAtWork,
                isKept,
                isAtWork,
                isKept ? Optional.of(NOON.minusSeconds(3 * 86_400)) : Optional.empty(),
                0.5,
                "",
                passport(isGood),
                List.of("roc"));
    }

    @Override
    public Optional<byte[]> picture(String name, String picture) {
        return picture.equals("roc") ? Optional.of("<svg/>".getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }

    private String did(String what) throws IOException {
        if (!refusal.isEmpty()) {
            throw new IOException(refusal);
        }
        done.add(what);
        return what;
    }

    @Override
    public String use(String name, boolean isForced, String author) throws IOException {
        return did("use " + name + (isForced ? " forced by " : " by ") + author);
    }

    @Override
    public String back(String slot, String author) throws IOException {
        return did("back " + slot + " by " + author);
    }

    @Override
    public String remove(String name, String author) throws IOException {
        return did("remove " + name + " by " + author);
    }

    @Override
    public Work training() {
        return work;
    }

    @Override
    public void train(boolean isQuick, String author) throws IOException {
        did("train" + (isQuick ? " quickly by " : " by ") + author);
    }

    @Override
    public void cancel(String author) throws IOException {
        did("cancel by " + author);
    }

    @Override
    public Suggestions suggestions() {
        return suggestions;
    }

    @Override
    public void suggest(String author) throws IOException {
        did("suggest by " + author);
    }
}
