package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.Findings;
import vedette.api.engine.FlowShards;
import vedette.api.engine.SystemClock;
import vedette.api.event.ModelsSwapped;
import vedette.app.analyze.Analysis;
import vedette.app.flows.HomeOption;
import vedette.app.keep.Keeping;
import vedette.app.keep.KeepingOptions;
import vedette.app.keep.StoreOptions;
import vedette.app.learn.AtWork;
import vedette.app.learn.AtWorkOptions;
import vedette.app.operate.ModelWatch;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.feature.AddressSet;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowSink;
import vedette.learn.shelf.Shelf;
import vedette.store.outbox.Outbox;

/// Other models are put to work while traffic is watched: over the demo, a random forest after 125 s beside an
/// isolation forest, and after 200 s one that is damaged.
class ModelSwapTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int WISHED = 60;
    private static final int ADDED = 125;
    private static final int DAMAGED = 200;

    @TempDir
    private static Path data;

    private static final List<String> swaps = new ArrayList<>();
    private static final List<String> notes = new ArrayList<>();
    private static final List<String> problems = new ArrayList<>();
    private static long begin;
    private static double wish = 5;

    /// Does something after some ticks.
    private record Meanwhile(Keeping keeping) implements FlowSink {

        @Override
        public void onFlow(FlowView flow) {}

        @Override
        public void onTick(long endNanos) {
            begin = begin == 0 ? endNanos : begin;
            try {
                if (endNanos - begin == WISHED * SECOND_NANOS) {
                    wish = 20;
                } else if (endNanos - begin == ADDED * SECOND_NANOS) {
                    use("random-forest-flow");
                } else if (endNanos - begin == DAMAGED * SECOND_NANOS) {
                    Path next = copied("random-forest-flow");
                    new Shelf(data.resolve("models")).use("random-forest-flow:2", true);
                    Files.write(next.resolve("model.trees"), new byte[] {1, 2, 3});
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            keeping.orders().look();
        }
    }

    private static Path copied(String name) throws IOException {
        Path to = new Shelf(data.resolve("models")).next(name);
        Files.createDirectories(to);
        try (Stream<Path> files =
                Files.list(SourceTree.ROOT.resolve("lab/models").resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
        return to;
    }

    private static void use(String name) throws IOException {
        copied(name);
        new Shelf(data.resolve("models")).use(name, true);
    }

    @BeforeAll
    static void watch() throws IOException {
        use("isolation-forest-flow");
        AtWorkOptions models = CommandLine.populateCommand(new AtWorkOptions());
        AtWork atWork = models.chosen(data);
        Findings findings = new Findings(AddressSet.PRIVATE::contains, atWork.open(data));
        StoreOptions where = CommandLine.populateCommand(new StoreOptions(), "--data-dir", data.toString());
        Keeping.How how = new Keeping.How(
                new KeepingOptions(),
                "unpackaged",
                new HomeOption(),
                false,
                true,
                new ModelWatch(models, atWork, data, () -> wish, problems::add),
                Outbox.NOBODY,
                _ -> {},
                notes::add,
                problems::add);
        try (Recording recording = new Recording()) {
            recording.enable(ModelsSwapped.class);
            recording.start();
            replay(findings, how, where);
            recording.stop();
            Path flight = data.resolve("flight.jfr");
            recording.dump(flight);
            RecordingFile.readAllEvents(flight).stream()
                    .filter(event -> event.getEventType().getName().equals("vedette.ModelsSwapped"))
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime)) // a file has them thread by thread
                    .forEach(swap -> swaps.add(swap.getString("models") + " " + swap.getDouble("budget")));
        }
    }

    private static void replay(Findings findings, Keeping.How how, StoreOptions where) throws IOException {
        InputOptions input = new InputOptions();
        input.files.add(DEMO);
        input.shards = 2;
        Inputs inputs = Inputs.open(input);
        try (Keeping keeping = Keeping.open(where, findings, how)) {
            FlowSink sink = keeping.sinkBefore(new Meanwhile(keeping));
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

    private static Ran vedette(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--data-dir");
        all.add(data.toString());
        return Ran.vedette(all.toArray(String[]::new));
    }

    @Test
    void whatWasSwappedIsRecordedByTheFlightRecorder() {
        assertThat(swaps)
                .satisfiesExactly(
                        budget -> assertThat(budget).endsWith(" 20.0"),
                        model -> assertThat(model).contains("random-forest").endsWith(" 20.0"));
    }

    @Test
    void theyAreAtWorkFromTheNextTickOn_andItIsSaid() {
        assertThat(notes)
                .filteredOn(note -> note.contains("models at work"))
                .hasSize(3)
                .satisfies(all -> {
                    assertThat(all.getFirst())
                            .endsWith("models at work: shelf:isolation-forest-flow:1; alert budget 5 a day");
                    assertThat(all.get(1))
                            .endsWith("models at work: shelf:isolation-forest-flow:1; alert budget 20 a day");
                    assertThat(all.getLast())
                            .endsWith(
                                    "shelf:isolation-forest-flow:1, shelf:random-forest-flow:1; alert budget 20 a day");
                });
        String journal = vedette(
                        "query",
                        "SELECT epoch(effective)::BIGINT AS at FROM actions WHERE kind = 'models'",
                        "--format",
                        "csv")
                .out();
        long first = begin / SECOND_NANOS;
        assertThat(journal).isEqualTo("at\n" + first + "\n" + (first + WISHED + 1) + "\n" + (first + ADDED + 1) + "\n");
    }

    @Test
    void whatCannotBePutToWorkIsRefusedWithTheReason_andTheOthersGoOn() {
        assertThat(problems)
                .filteredOn(problem -> problem.contains("cannot be put to work"))
                .singleElement()
                .asString()
                .contains("random-forest-flow");
        assertThat(classes("SELECT min(epoch(minute))::BIGINT, max(epoch(minute))::BIGINT FROM figures"
                        + " WHERE name = 'class_flows'"))
                .satisfies(minutes -> {
                    assertThat(minutes.getFirst()).isBetween(begin / SECOND_NANOS + 60, begin / SECOND_NANOS + 180);
                    assertThat(minutes.getLast()).isGreaterThan(begin / SECOND_NANOS + DAMAGED);
                });
    }

    private static List<Long> classes(String question) {
        String answer = vedette("query", question, "--format", "csv").out();
        return Stream.of(answer.lines().toList().get(1).split(","))
                .map(Long::valueOf)
                .toList();
    }

    @Test
    void playedAgainTheyAreSwappedAgain() {
        Ran ran = vedette("whatif");

        assertThat(ran.status()).as(ran.err() + ran.out()).isZero();
        assertThat(ran.out()).endsWith("incidents are the same, byte for byte\n");
    }
}
