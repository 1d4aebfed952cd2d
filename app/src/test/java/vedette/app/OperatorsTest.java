package vedette.app;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.Findings;
import vedette.api.engine.FlowShards;
import vedette.api.engine.SystemClock;
import vedette.app.analyze.Analysis;
import vedette.app.flows.HomeOption;
import vedette.app.keep.Keeping;
import vedette.app.keep.KeepingOptions;
import vedette.app.keep.StoreOptions;
import vedette.app.learn.AtWorkOptions;
import vedette.app.operate.ModelWatch;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.detect.Kind;
import vedette.feature.AddressSet;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowSink;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Suppression;
import vedette.store.StorePlace;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.store.outbox.Outbox;
import vedette.store.people.Actor;
import vedette.store.people.SuppressionBook;

/// What people ask while traffic is watched is obeyed at a tick, and can be obeyed again.
///
/// Over the demo, in which two hosts have passwords guessed, one after the other: after 125 s rules hide floods and
/// port scans, and the first guessing is called a false alarm; after 330 s the rule about scans is removed, while there
/// is one.
class OperatorsTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int ASKED = 125;
    private static final int REMOVED = 330;
    private static final String FIRST_GUESSING = "dee70972fb16ca0f";
    private static final String SECOND_GUESSING = "a1d3ee4839c00aaf";

    @TempDir
    private static Path data;

    private static final List<IncidentSnapshot> told = new ArrayList<>();
    private static final List<String> notes = new ArrayList<>();
    private static long begin;

    /// Does something at the end of some ticks.
    private record Meanwhile(LongConsumer work) implements FlowSink {

        @Override
        public void onFlow(FlowView flow) {}

        @Override
        public void onTick(long endNanos) {
            work.accept(endNanos);
        }
    }

    private static StorePlace place() {
        return StorePlace.in(data.resolve("store"));
    }

    @BeforeAll
    static void watch() throws IOException {
        Findings findings = new Findings(AddressSet.PRIVATE::contains);
        StoreOptions where = CommandLine.populateCommand(new StoreOptions(), "--data-dir", data.toString());
        AtWorkOptions models = CommandLine.populateCommand(new AtWorkOptions(), "--models", "none");
        Keeping.How how = new Keeping.How(
                new KeepingOptions(),
                "unpackaged",
                new HomeOption(),
                false,
                true,
                new ModelWatch(models, models.chosen(data), data, () -> 5, notes::add),
                Outbox.NOBODY,
                told::add,
                notes::add,
                notes::add);
        InputOptions input = new InputOptions();
        input.files.add(DEMO);
        input.shards = 2;
        Inputs inputs = Inputs.open(input);
        try (Keeping keeping = Keeping.open(where, findings, how)) {
            FlowSink sink = keeping.sinkBefore(new Meanwhile(nanos -> ask(nanos, keeping)));
            try (FlowShards shards = new FlowShards(2, Analysis.configFor(2), sink, AddressSet.PRIVATE::contains)) {
                new CaptureSession(
                                inputs.sources().getFirst(),
                                input.forSession(),
                                SystemClock.INSTANCE,
                                shards.forSession())
                        .run();
            }
        }
    }

    private static void ask(long nanos, Keeping keeping) {
        begin = begin == 0 ? nanos : begin;
        long seconds = (nanos - begin) / SECOND_NANOS;
        try {
            if (seconds == ASKED) {
                hide(Kind.FLOOD);
                hide(Kind.PORT_SCAN);
                judge(FIRST_GUESSING, Verdict.FALSE_ALARM);
            } else if (seconds == REMOVED) {
                new SuppressionBook(place().incidents()).remove(2, new Actor("ann", NOON));
            }
            keeping.orders().look();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void hide(Kind kind) throws IOException {
        Conditions conditions = new Conditions(null, null, null, kind, null);
        new SuppressionBook(place().incidents()).add(new Suppression(0, conditions, "tests", "ann", NOON, null));
    }

    private static void judge(String incident, Verdict verdict) throws IOException {
        try (IncidentBook book = new IncidentBook(place().incidents())) {
            book.judge(incident, verdict, "ann", NOON);
        }
    }

    private static Ran vedette(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--data-dir");
        all.add(data.toString());
        return Ran.vedette(all.toArray(String[]::new));
    }

    private static List<IncidentSnapshot> kept() throws IOException {
        try (IncidentReader reader = new IncidentReader(place().incidents())) {
            return reader.find(IncidentFilter.all()).stream()
                    .map(StoredIncident::incident)
                    .toList();
        }
    }

    @Test
    void whatIsHiddenIsNotToldOf_butKept_withTheRule() throws IOException {
        Set<String> kinds = told.stream().map(one -> one.kind().label()).collect(toSet());
        Map<String, Long> untold;
        try (IncidentReader reader = new IncidentReader(place().incidents())) {
            untold = reader.untold();
        }

        assertThat(kinds).contains("port-scan", "password-guessing").doesNotContain("flood");
        assertThat(kept())
                .filteredOn(one -> one.kind() == Kind.FLOOD)
                .hasSize(2)
                .allSatisfy(one -> assertThat(untold).containsEntry(one.id(), 1L));
        assertThat(told.stream().filter(one -> one.kind() == Kind.PORT_SCAN))
                .as("one before the rule, and one that goes on when it is removed")
                .isNotEmpty()
                .allMatch(one -> one.lastNanos() <= begin + ASKED * SECOND_NANOS
                        || one.lastNanos() > begin + REMOVED * SECOND_NANOS)
                .extracting(IncidentSnapshot::id)
                .contains("f16420d876c80807", "b1574dabc92345b7");
        assertThat(untold).hasSize(2);
    }

    @Test
    void whatIsObeyedIsSaid_fromTheNextTickOn() {
        assertThat(notes).hasSize(4).satisfies(all -> {
            assertThat(all.get(0)).endsWith("on: models at work: none; alert budget 5 a day");
            assertThat(all.get(1)).endsWith("on: incidents are not told of by 2 rules");
            assertThat(all.get(2)).endsWith("on: incident " + FIRST_GUESSING + " counts as false-alarm");
            assertThat(all.get(3)).endsWith("on: incidents are not told of by rule 1");
        });
        String journal = vedette("query", "SELECT epoch(effective)::BIGINT AS at, kind FROM actions", "--format", "csv")
                .out();
        long first = begin / SECOND_NANOS + ASKED + 1;
        long second = begin / SECOND_NANOS + REMOVED + 1;
        assertThat(journal)
                .isEqualTo("at,kind\n" + begin / SECOND_NANOS + ",models\n" + first + ",suppress\n" + first
                        + ",feedback\n" + second + ",suppress\n");
    }

    @Test
    void whatWasSaidOfOneCountsForTheNext() throws IOException {
        IncidentSnapshot next = kept().stream()
                .filter(one -> one.id().equals(SECOND_GUESSING))
                .findFirst()
                .orElseThrow();

        assertThat(next.contributions()).contains(new Contribution("feedback", -5));
        assertThat(next.score()).isEqualTo(64);
    }

    @Test
    void playedAgain_everyIncidentIsTheSame_whatWasAskedIncluded() {
        Ran ran = vedette("whatif");

        assertThat(ran.status()).as(ran.err() + ran.out()).isZero();
        assertThat(ran.out()).endsWith(": all 15 incidents are the same, byte for byte\n");
    }

    @Test
    void withoutTheJournal_itIsSaidWhatIsNotTheSame(@TempDir Path copy) throws IOException {
        Path other = copy.resolve("data");
        assertThat(vedette("store", "backup", copy.resolve("backup").toString()).status())
                .isZero();
        assertThat(Ran.vedette("store", "restore", copy.resolve("backup").toString(), "--data-dir", other.toString())
                        .status())
                .isZero();
        Database incidents = StorePlace.in(other.resolve("store")).incidents();
        incidents.write(connection ->
                Question.of("DELETE FROM action WHERE kind = 'feedback'").run(connection));

        Ran ran = Ran.vedette("whatif", "--data-dir", other.toString());

        assertThat(ran.status()).isEqualTo(Main.FAILED);
        assertThat(ran.out()).contains("1 of 15 incidents is not as kept: " + SECOND_GUESSING);
        incidents.write(connection -> Question.of("DELETE FROM action").run(connection));
        assertThat(Ran.vedette("whatif", "--data-dir", other.toString()).out()).contains(" are not as kept: ");
    }

    @Test
    void withoutWhatWasSaid_theNextIsAsBadAsItLooks() {
        Ran ran = vedette("whatif", "--without-feedback");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .containsPattern("changed +64 medium +69 medium .*password-guessing.* " + SECOND_GUESSING)
                .endsWith("without what was said of incidents: 0 incidents lost, 0 gained, 1 changed, 12 the same,"
                        + " 2 hidden either way\n");
    }

    @Test
    void withoutRules_whatTheyHidIsGained_andWithMore_moreIsLost() {
        Ran without = vedette("whatif", "--without-suppressions");
        Ran with = vedette("whatif", "--suppress", "kind arp-spoofing", "--suppress", "source 203.0.113.0/24");

        assertThat(without.out())
                .containsPattern("gained +by rule 1 +84 high .*flood")
                .contains("0 incidents lost, 2 gained, 0 changed, 13 the same");
        assertThat(with.out())
                .containsPattern("lost +77 high +hidden .*arp-spoofing")
                .containsPattern("lost +61 medium +hidden .*" + FIRST_GUESSING)
                .contains(", 0 gained, 0 changed, ");
    }

    @Test
    void forMachinesThereIsAnObject() {
        Ran ran = vedette("whatif", "--without-feedback", "--json");

        assertThat(ran.out())
                .startsWith("{\"version\":1,\"from\":\"2026-11-21T15:50:4")
                .contains("\"as_kept\":{\"same\":15,\"later\":0,\"other\":[]}", "\"lost\":[],\"gained\":[]")
                .containsPattern("\"changed\":\\[\\{\"was\":\\{\"id\":\"" + SECOND_GUESSING)
                .contains("\"score\":64", "\"score\":69", "{\"name\":\"feedback\",\"points\":-5}");
    }

    @Test
    void onlyWhatWasLastNoticedSinceIsCompared_andNothingAfterTheEndIsPlayed() {
        assertThat(vedette("whatif", "--suppress", "kind flood", "--since", "2026-11-21T15:55:20Z")
                        .out())
                .endsWith("hiding kind flood: 0 incidents lost, 0 gained, 0 changed, 4 the same\n");
        Ran half = vedette("whatif", "--until", "2026-11-21T15:53:00Z");
        assertThat(half.status()).as(half.out()).isZero();
        assertThat(half.out())
                .contains(" to 2026-11-21T15:53:00.000000Z: ")
                .endsWith(": all 4 incidents are the same, byte for byte; 2 went on after the latest tick\n");
    }

    @Test
    void whatCannotBeTriedIsRefused() {
        assertThat(vedette("whatif", "--suppress", "everything").err()).contains("write each of source,");
        assertThat(vedette("whatif", "--since", "soon").err()).contains("--since takes a length, as 7d, or a time");
        assertThat(vedette("whatif", "--until", "2020-01-01").err()).contains("no ticks are kept of that time in");
        assertThat(Ran.vedette("whatif", "--data-dir", data.resolve("nowhere").toString())
                        .err())
                .contains("nothing is kept in");
    }
}
