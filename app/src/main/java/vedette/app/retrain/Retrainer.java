package vedette.app.retrain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import vedette.app.text.Times;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Manifest;
import vedette.learn.bundle.ModelKind;
import vedette.learn.local.Candidate;
import vedette.learn.local.Former;
import vedette.learn.local.Known;
import vedette.learn.local.LocalConfig;
import vedette.learn.local.LocalRows;
import vedette.learn.local.Retraining;
import vedette.learn.passport.Passport;
import vedette.learn.passport.PassportJson;
import vedette.learn.passport.PassportPage;
import vedette.learn.shelf.Shelf;
import vedette.learn.table.Columns;
import vedette.learn.train.Division;
import vedette.learn.train.TrainingPlan;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.store.people.Actor;
import vedette.store.people.Audit;

/// Trains models again with what people said of incidents, keeps the candidates on the shelf beside the others, and
/// puts them to work when told so. What is at work stays as it is until then, and can be gone back to.
public final class Retrainer {

    /// Flows that nobody has judged, of which models may label some.
    private static final int MOST_SEEN = 20_000;

    private static final int MOST_VERDICTS = 10_000;

    private final Path data;
    private final StorePlace place;
    private final String version;
    private final Consumer<String> progress;

    /// What is wanted.
    ///
    /// @param model a kind, or a model's name; empty for each at work that can learn so
    /// @param rows that models were trained on; empty for those of the lab that come with Vedette
    /// @param isSelfTraining whether traffic that nobody has judged takes part
    /// @param isQuick whether the gates that need models of their own are left out
    public record Request(String model, List<Path> rows, boolean isSelfTraining, boolean isQuick, long seed) {

        public Request {
            rows = List.copyOf(rows);
        }
    }

    /// A candidate, on the shelf and not at work.
    ///
    /// @param reference on the shelf
    /// @param slot what it is for
    /// @param before the model that it was compared with
    /// @param notes what people should know of what it was made of
    public record Built(
            String reference, String slot, Path folder, String before, Candidate candidate, List<String> notes) {

        public Built {
            notes = List.copyOf(notes);
        }
    }

    /// @param data the folder of all that is kept: the models, and what was said of incidents
    /// @param place of the store in it
    /// @param version of Vedette
    /// @param progress is told what is being done
    public Retrainer(Path data, StorePlace place, String version, Consumer<String> progress) {
        this.data = data;
        this.place = place;
        this.version = version;
        this.progress = progress;
    }

    private Shelf shelf() {
        return new Shelf(data.resolve("models"));
    }

    /// Trains candidates and keeps them on the shelf. Until one is whole nothing of it is there.
    ///
    /// @throws IOException if nothing was said that could be learnt from; the message says what to do
    public List<Built> build(Request request) throws IOException {
        List<Built> built = new ArrayList<>();
        for (Target target : Target.of(shelf(), request.model())) {
            built.add(build(target, request));
        }
        return built;
    }

    private Built build(Target target, Request request) throws IOException {
        Bundle before = target.before();
        Columns columns = before.manifest().columns();
        JudgedFiles judged = new JudgedFiles(columns).read(data.resolve("feedback"));
        List<String> notes = new ArrayList<>(judged.troubles());
        if (judged.incidents() == 0) {
            throw new IOException("there is nothing to learn from in " + data.resolve("feedback")
                    + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")")
                    + ": say of incidents what they were with `vedette feedback ID true|false-alarm|harmless`, and"
                    + " train again then");
        }
        notes.add(Times.count(judged.table().rows()) + " rows of " + Times.count(judged.incidents())
                + " incidents that were judged");
        RowsBefore rowsBefore = RowsBefore.of(before, request.rows(), request.seed());
        List<Passport.Data> all = new ArrayList<>(rowsBefore.data());
        all.addAll(judged.data());
        SiteTraffic traffic = traffic(columns, request.seed(), notes);
        TrainingPlan plan = new TrainingPlan(
                target.name(),
                target.kind(),
                before.manifest().rows(),
                Division.GROUP,
                0.2,
                0,
                request.seed(),
                Runtime.getRuntime().availableProcessors(),
                !request.isQuick());
        LocalConfig config = request.isSelfTraining()
                ? LocalConfig.defaults()
                : LocalConfig.defaults().withoutSelfTraining();
        Candidate candidate = new Retraining(plan, config, version, progress)
                .run(
                        Former.of(before),
                        new Known(rowsBefore.learnt(), rowsBefore.heldBack(), all),
                        new LocalRows(judged.table(), traffic.unlabelled(), traffic.older()));
        Path folder = keep(target.name(), candidate);
        Manifest manifest = candidate.trained().manifest();
        return new Built(
                target.name() + ":" + folder.getFileName(),
                manifest.slot(),
                folder,
                before.folder().toString(),
                candidate,
                notes);
    }

    private Path keep(String name, Candidate candidate) throws IOException {
        Path folder = shelf().next(name);
        Passport passport = candidate.trained().passport();
        Map<String, Object> json = new LinkedHashMap<>(PassportJson.of(passport));
        json.put("comparison", ComparisonJson.of(candidate));
        Bundle.write(
                folder,
                candidate.trained().manifest(),
                candidate.trained().parts(),
                json,
                PassportPage.files(passport));
        return folder;
    }

    private SiteTraffic traffic(Columns columns, long seed, List<String> notes) throws IOException {
        if (!place.exists()) {
            return SiteTraffic.NONE;
        }
        progress.accept("looking at traffic that nobody has judged");
        Suspects suspects = Suspects.of(place, Long.MIN_VALUE, Long.MAX_VALUE);
        SeenFlows flows = new SeenFlows(
                        columns,
                        (source, destination, nanos) ->
                                !suspects.has(source, nanos) && !suspects.has(destination, nanos),
                        MOST_SEEN,
                        seed)
                .play(place);
        notes.add(Times.count(flows.all()) + " flows of hosts that no incident was about, of which "
                + Times.count(flows.kept().size()) + " are looked at");
        return SiteTraffic.of(flows.kept(), columns, firstJudgedMicros());
    }

    private long firstJudgedMicros() throws IOException {
        long first = Long.MAX_VALUE;
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            for (IncidentReader.Judged given : reader.verdicts(MOST_VERDICTS)) {
                Optional<StoredIncident> incident = reader.exactly(given.incident());
                if (given.verdict() != Verdict.NONE && incident.isPresent()) {
                    first = Math.min(first, incident.get().incident().firstNanos() / 1_000);
                }
            }
        }
        return first;
    }

    /// Puts a candidate to work.
    ///
    /// @param isForced although it failed a gate
    /// @throws IOException if it failed one and is not forced
    public void install(Built built, boolean isForced, String author, Instant now) throws IOException {
        shelf().use(built.reference(), isForced);
        note(
                "use-model",
                built.slot(),
                built.reference() + " in the place of " + built.before() + ", trained with feedback: "
                        + built.candidate().comparison().verdict() + (isForced ? " (forced)" : ""),
                author,
                now);
    }

    /// Goes back to what was at work before.
    ///
    /// @param wanted a purpose, a kind of model, or a model's name
    /// @return what is at work now, in words
    public String rollBack(String wanted, String author, Instant now) throws IOException {
        Shelf shelf = shelf();
        String slot = shelf.slotOf(wanted);
        String before = shelf.goBack(slot);
        String words = before.isEmpty() ? "what comes with Vedette, if anything," : before;
        note("back-model", slot, words, author, now);
        return words + " is at work for " + slot + " again";
    }

    private void note(String action, String slot, String details, String author, Instant now) throws IOException {
        if (place.exists()) {
            Actor actor = new Actor(author, now.truncatedTo(ChronoUnit.MICROS));
            Audit.note(place.incidents(), actor, action, slot, details);
        }
    }

    /// Kinds that can be asked for.
    static boolean isKind(String word) {
        return ModelKind.labels().contains(word);
    }
}
