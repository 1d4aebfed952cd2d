package vedette.app.feedback;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;
import vedette.app.keep.StoreOptions;
import vedette.app.people.AuthorOption;
import vedette.app.text.Json;
import vedette.app.text.NotClosing;
import vedette.app.text.Times;
import vedette.detect.Family;
import vedette.incident.IncidentSnapshot;
import vedette.report.text.Visible;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.store.people.Actor;
import vedette.store.people.Audit;

/// Says what an incident was.
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        subcommands = SuggestCommand.class,
        description = {
            "Says what an incident was: true, a false-alarm, or harmless (what it was taken for, but wanted); `none` takes"
                    + " back what was said. A monitor that runs believes its detectors accordingly within a second, and the"
                    + " incident's flows become rows to learn from."
        },
        footer = {
            "",
            "Examples:",
            "  vedette feedback 8aef67b5 true",
            "  vedette feedback 3f1c harmless --note \"the backup, every night\"",
            "  vedette feedback list",
            "  vedette feedback suggest                        what it would help most to know",
            "  vedette feedback 9af31c22d5e1b7aa@1763740363000000 true --as web-attack     a single flow",
            "  vedette train --from-feedback"
        })
public final class FeedbackCommand implements Callable<Integer> {

    private static final int MOST_LISTED = 1_000;
    private static final int MOST_OF_NOTE = 2_000;

    /// As they are given; `true` is what others call real.
    private static final Map<String, Verdict> VERDICTS = Map.of(
            "true", Verdict.REAL,
            "false-alarm", Verdict.FALSE_ALARM,
            "harmless", Verdict.HARMLESS,
            "none", Verdict.NONE);

    @Mixin
    private final StoreOptions where = new StoreOptions();

    @Mixin
    private final AuthorOption author = new AuthorOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "of the incident, or its beginning")
    private @Nullable String id;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "true|false-alarm|harmless|none",
            description = "what the incident was")
    private @Nullable String verdict;

    @Option(names = "--note", paramLabel = "TEXT", description = "why, kept as a comment on the incident")
    private @Nullable String note;

    @Option(
            names = "--as",
            paramLabel = "FAMILY",
            description = "of a single flow that was an attack: of which family, as scan or web-attack")
    private @Nullable String family;

    public FeedbackCommand() {}

    @Override
    public Integer call() throws IOException {
        String given = verdict;
        if (id == null || given == null) {
            throw new IllegalArgumentException("say which incident and what it was: `vedette feedback ID"
                    + " true|false-alarm|harmless|none`, or `vedette feedback list`");
        }
        Verdict wanted = VERDICTS.get(given.toLowerCase(Locale.ROOT));
        if (wanted == null) {
            throw new IllegalArgumentException(
                    "an incident is true, a false-alarm or harmless, or none takes that back; not " + given);
        }
        StorePlace place = where.place().required();
        Optional<FlowId> flow = FlowId.parse(id);
        if (flow.isPresent()) {
            return judge(place, flow.get(), wanted);
        }
        if (family != null) {
            throw new IllegalArgumentException(
                    "--as is for a single flow: of which family an incident is, its kind says");
        }
        StoredIncident before = incident(place, id);
        judge(place, before.incident().id(), wanted);
        IncidentSnapshot incident = before.incident();
        StoredIncident judged = new StoredIncident(incident, wanted, before.comments());
        System.out.println(incident.id() + ", " + incident.kind().label() + ", "
                + (wanted == Verdict.NONE ? "is as if nothing had been said" : "was " + words(wanted)) + "; "
                + new FeedbackRows(place).make(judged));
        System.out.flush();
        return 0;
    }

    private int judge(StorePlace place, FlowId flow, Verdict wanted) throws IOException {
        if (note != null) {
            throw new IllegalArgumentException("--note is kept as a comment on an incident: a flow has none");
        }
        Family of = family();
        if (wanted == Verdict.REAL && of == Family.ANOMALY) {
            throw new IllegalArgumentException(
                    "of a flow that was an attack say of which family, as `--as web-attack`: " + families());
        }
        String done = new FeedbackRows(place).make(flow, wanted, of);
        Actor actor = new Actor(author.name(), InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS));
        Audit.note(place.incidents(), actor, "judge-flow", flow.toString(), words(wanted) + ": " + done);
        System.out.println("flow " + flow + " "
                + (wanted == Verdict.NONE ? "is as if nothing had been said" : "was " + words(wanted)) + "; " + done);
        System.out.flush();
        return 0;
    }

    private Family family() {
        String given = family;
        return given == null
                ? Family.ANOMALY
                : Arrays.stream(Family.values())
                        .filter(one -> one.label().equals(given) && one != Family.ANOMALY)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--as takes a family of attacks, not " + given + ": " + families()));
    }

    private static String families() {
        return Arrays.stream(Family.values())
                .filter(one -> one != Family.ANOMALY)
                .map(Family::label)
                .collect(Collectors.joining(", "));
    }

    private static StoredIncident incident(StorePlace place, String id) throws IOException {
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            return reader.find(id)
                    .orElseThrow(() -> new IllegalArgumentException("there is no incident " + id + " in "
                            + place.folder() + ": `vedette query \"SELECT id, kind FROM incidents\"` shows those"
                            + " there are"));
        }
    }

    private void judge(StorePlace place, String incident, Verdict wanted) throws IOException {
        String comment = note;
        if (comment != null && (comment.isBlank() || comment.length() > MOST_OF_NOTE)) {
            throw new IllegalArgumentException("a note has from 1 to " + MOST_OF_NOTE + " characters");
        }
        Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
        try (IncidentBook book = new IncidentBook(place.incidents())) {
            if (comment != null) {
                book.comment(incident, comment, author.name(), now);
            }
            book.judge(incident, wanted, author.name(), now);
        }
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case NONE -> "none";
            case ACKNOWLEDGED -> "acknowledged";
            case REAL -> "true";
            case FALSE_ALARM -> "a false alarm";
            case HARMLESS -> "harmless";
        };
    }

    /// A verdict with its incident, if that is still kept.
    private record Said(IncidentReader.Judged given, StoredIncident incident) {

        static List<Said> all(StorePlace place) throws IOException {
            List<Said> all = new ArrayList<>();
            try (IncidentReader reader = new IncidentReader(place.incidents())) {
                for (IncidentReader.Judged given : reader.verdicts(MOST_LISTED)) {
                    Optional<StoredIncident> incident = reader.exactly(given.incident());
                    incident.filter(_ -> given.verdict() != Verdict.NONE)
                            .ifPresent(found -> all.add(new Said(given, found)));
                }
            }
            return all;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists what was said of incidents, the latest first.")
    int list(
            @Mixin StoreOptions place,
            @Option(names = "--json", description = "print it as one JSON object") boolean isJson)
            throws IOException {
        List<Said> all = Said.all(place.place().required());
        if (isJson) {
            printJson(all, new NotClosing(System.out));
        } else if (all.isEmpty()) {
            System.out.println("nothing was said of any incident");
        } else {
            printTable(all);
        }
        System.out.flush();
        return 0;
    }

    private static void printTable(List<Said> all) {
        System.out.println("said                         by            of                verdict        kind");
        for (Said one : all) {
            String comment = one.incident.comments().isEmpty()
                    ? ""
                    : ": " + one.incident.comments().getLast().text();
            System.out.printf(
                    Locale.ROOT,
                    "%-27s  %-12s  %-16s  %-13s  %s%n",
                    time(one.given.at()),
                    Visible.of(one.given.author()),
                    one.given.incident(),
                    words(one.given.verdict()),
                    one.incident.incident().kind().label() + Visible.of(comment));
        }
    }

    private static void printJson(List<Said> all, OutputStream out) {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            json.writeName("feedback");
            json.writeStartArray();
            for (Said one : all) {
                json.writeStartObject();
                json.writeStringProperty("incident", one.given.incident());
                json.writeStringProperty("verdict", one.given.verdict().label());
                json.writeStringProperty("kind", one.incident.incident().kind().label());
                json.writeStringProperty("author", one.given.author());
                json.writeStringProperty("given", time(one.given.at()));
                if (!one.incident.comments().isEmpty()) {
                    json.writeStringProperty(
                            "note", one.incident.comments().getLast().text());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    private static String time(Instant time) {
        return Times.iso(ChronoUnit.NANOS.between(Instant.EPOCH, time));
    }

    @Command(
            name = "rows",
            mixinStandardHelpOptions = true,
            description = "Makes all rows to learn from anew, of the ticks that are kept.")
    int rows(@Mixin StoreOptions place) throws IOException {
        StorePlace store = place.place().required();
        FeedbackRows rows = new FeedbackRows(store);
        for (Said one : Said.all(store)) {
            System.out.println(one.given.incident() + ": " + rows.make(one.incident));
        }
        System.out.flush();
        return 0;
    }
}
