package vedette.app.dashboard.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vedette.app.feedback.FeedbackRows;
import vedette.app.retrain.Retrainer;
import vedette.app.retrain.Suggestion;
import vedette.app.retrain.Suggestions;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;

/// The process that trains, or looks for what to ask: reads what is wanted from its input, tells what it does
/// line by line on its output, and ends when whoever started it does.
final class TrainingChild {

    static final int FAILED = 1;

    private static final int MOST_JUDGED = 10_000;
    private static final long SEED = 1;

    private final Task task;

    /// What is wanted.
    ///
    /// @param what is to be done
    /// @param data the folder of all that is kept
    /// @param place of the store in it
    /// @param isQuick whether the checks that take models of their own are left out
    /// @param count of suggestions
    record Task(What what, Path data, StorePlace place, String version, boolean isQuick, int count) {

        /// In lines.
        List<String> lines() {
            return List.of(
                    what.name(),
                    data.toString(),
                    place.folder().toString(),
                    Objects.requireNonNullElse(place.server(), ""),
                    version,
                    Boolean.toString(isQuick),
                    Integer.toString(count));
        }

        static Task read(BufferedReader in) throws IOException {
            What what = What.valueOf(line(in));
            Path data = Path.of(line(in));
            Path folder = Path.of(line(in));
            String server = line(in);
            return new Task(
                    what,
                    data,
                    new StorePlace(folder, server.isEmpty() ? null : server),
                    line(in),
                    Boolean.parseBoolean(line(in)),
                    Integer.parseInt(line(in)));
        }

        private static String line(BufferedReader in) throws IOException {
            return Optional.ofNullable(in.readLine())
                    .orElseThrow(() -> new IOException("it was not said what is to be done"));
        }
    }

    /// Kinds of work.
    enum What {
        TRAIN,
        SUGGEST
    }

    private TrainingChild(Task task) {
        this.task = task;
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        TrainingChild child = new TrainingChild(Task.read(in));
        Thread.ofPlatform().daemon().start(() -> endWith(in));
        try {
            child.run();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    /// Nobody waits for what comes of it any more.
    private static void endWith(BufferedReader in) {
        try {
            while (in.readLine() != null) {
                // nothing more is said
            }
        } catch (IOException _) {
            // as good as the end
        }
        Runtime.getRuntime().halt(FAILED);
    }

    private void run() throws IOException {
        switch (task.what) {
            case TRAIN -> train();
            case SUGGEST -> suggest();
        }
    }

    private void train() throws IOException {
        makeRows();
        Retrainer retrainer = new Retrainer(
                task.data, task.place, "vedette " + task.version, doing -> tell(new ChildLine.Doing(doing)));
        for (Retrainer.Built built : retrainer.build(new Retrainer.Request("", List.of(), true, task.isQuick, SEED))) {
            built.notes().forEach(note -> tell(new ChildLine.Note(note)));
            tell(new ChildLine.Built(built.reference()));
        }
    }

    /// What was said of incidents on the dashboard is not rows yet.
    private void makeRows() throws IOException {
        if (!task.place.exists()) {
            return;
        }
        FeedbackRows rows = new FeedbackRows(task.place);
        try (IncidentReader reader = new IncidentReader(task.place.incidents())) {
            List<IncidentReader.Judged> judged = reader.verdicts(MOST_JUDGED);
            for (int i = 0; i < judged.size(); i++) {
                tell(new ChildLine.Doing("taking the flows of incident " + (i + 1) + " of " + judged.size()));
                Optional<StoredIncident> incident = reader.exactly(judged.get(i).incident());
                if (incident.isPresent()) {
                    rows.make(incident.get());
                }
            }
        }
    }

    private void suggest() throws IOException {
        tell(new ChildLine.Doing("asking the model at work about flows that were seen"));
        for (Suggestion one : new Suggestions(task.data, task.place).choose(task.count)) {
            tell(new ChildLine.Suggested(one.id(), one.isIncident(), one.what(), one.why()));
        }
    }

    private static void tell(ChildLine line) {
        System.out.println(line.text());
        System.out.flush();
    }
}
