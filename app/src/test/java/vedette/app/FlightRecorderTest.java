package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.api.engine.Findings;
import vedette.api.engine.Learnt;
import vedette.api.engine.LossRecorder;
import vedette.api.engine.WireHealth;
import vedette.api.event.ConfigurationReloaded;
import vedette.api.event.FlowsNotKept;
import vedette.api.event.FlowsShed;
import vedette.api.event.IncidentOpened;
import vedette.api.event.InterfaceChanged;
import vedette.api.event.ModelsSwapped;
import vedette.api.event.NotificationTrouble;
import vedette.api.event.PacketsDropped;
import vedette.api.event.RetentionDeleted;
import vedette.api.event.SecondMergedLate;
import vedette.app.figures.Delays;
import vedette.app.monitor.Upkeep;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;
import vedette.capture.live.InterfaceHealth.State;
import vedette.detect.learned.ModelSet;
import vedette.feature.AddressSet;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.flows.FlowBookConfig;
import vedette.store.keep.Retention;

/// What is rare is recorded when it happens, and the reference page lists all that can be.
class FlightRecorderTest {

    private static final List<Class<? extends Event>> EVENTS = List.of(
            PacketsDropped.class,
            InterfaceChanged.class,
            FlowsShed.class,
            FlowsNotKept.class,
            SecondMergedLate.class,
            IncidentOpened.class,
            ModelsSwapped.class,
            ConfigurationReloaded.class,
            RetentionDeleted.class,
            NotificationTrouble.class);

    private static final Path SCAN =
            SourceTree.ROOT.resolve("traces/src/test/resources/traces/port-scan/attack.pcap.gz");

    @TempDir
    private Path folder;

    /// What happens while somebody records.
    private interface Happening {

        void happen() throws Exception;
    }

    /// The events of a kind that something leaves behind.
    private List<RecordedEvent> recorded(Class<? extends Event> kind, Happening what) throws Exception {
        Path file = folder.resolve("flight.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(kind);
            recording.start();
            what.happen();
            recording.stop();
            recording.dump(file);
        }
        // Others that happen meanwhile are on unless they are switched off.
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("vedette." + kind.getSimpleName()))
                .toList();
    }

    @Test
    void whenIncidentsOpen_thenEachIsRecorded() throws Exception {
        List<RecordedEvent> events =
                recorded(IncidentOpened.class, () -> Ran.vedette("analyze", SCAN.toString(), "--models", "none"));

        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.getString("entity")).isEqualTo("192.168.87.79");
            assertThat(event.getInt("score")).isBetween(1, 100);
        });
        assertThat(events).extracting(event -> event.getString("kind")).contains("port-scan", "infiltration");
    }

    @Test
    void whenTheTableIsFull_thenItIsRecordedHowManyHadToGo() throws Exception {
        List<RecordedEvent> events = recorded(FlowsShed.class, () -> {
            LossRecorder losses = new LossRecorder();
            losses.shed(0);
            losses.shed(7);
            losses.shed(7);
            losses.shed(9);
        });

        assertThat(events).extracting(event -> event.getLong("count")).containsExactly(7L, 2L);
    }

    @Test
    void whenPacketsAreLost_thenItIsRecordedByWhom() throws Exception {
        List<RecordedEvent> events = recorded(PacketsDropped.class, () -> {
            LossRecorder losses = new LossRecorder();
            losses.packets(CaptureStatistics.NONE);
            losses.packets(new CaptureStatistics(100, 6_000, 4, 1, 0));
            losses.packets(new CaptureStatistics(200, 12_000, 4, 1, 0));
            losses.packets(new CaptureStatistics(300, 18_000, 5, 1, 3));
        });

        assertThat(events).extracting(event -> event.getLong("byKernel")).containsExactly(4L, 1L);
        assertThat(events).extracting(event -> event.getLong("byCard")).containsExactly(0L, 3L);
    }

    @Test
    void whenTheStoreFallsBehind_thenItIsRecorded() throws Exception {
        List<RecordedEvent> events = recorded(FlowsNotKept.class, () -> {
            LossRecorder losses = new LossRecorder();
            losses.notKept(0, 0);
            losses.notKept(12, 0);
            losses.notKept(12, 0);
            losses.notKept(12, 1);
        });

        assertThat(events).extracting(event -> event.getLong("tooSlow")).containsExactly(12L, 0L);
        assertThat(events).extracting(event -> event.getLong("failed")).containsExactly(0L, 1L);
    }

    @Test
    void whenAnInterfaceGoesAndComesBack_thenBothAreRecorded() throws Exception {
        List<RecordedEvent> events = recorded(InterfaceChanged.class, () -> {
            WireHealth health = new WireHealth(_ -> {});
            for (State state : List.of(State.UP, State.UP, State.GONE, State.GONE, State.UP)) {
                health.look(List.of(new InterfaceHealth("eth7", state, 0, CaptureStatistics.NONE)));
            }
        });

        assertThat(events)
                .extracting(event -> event.getString("name") + " " + event.getString("state"))
                .containsExactly("eth7 gone", "eth7 up");
    }

    @Test
    void whenModelsAreSwapped_thenItIsRecordedForWhich() throws Exception {
        List<RecordedEvent> events = recorded(
                ModelsSwapped.class,
                () -> new Findings(AddressSet.PRIVATE::contains).swap(new Learnt(ModelSet.NONE, 7, false)));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getDouble("budget")).isEqualTo(7);
            assertThat(event.getString("models")).isEmpty();
        });
    }

    @Test
    void whenASecondIsMergedLate_thenItIsRecordedHowLate() throws Exception {
        long now = 1_700_000_000_000_000_000L;
        Delays delays = new Delays(() -> now);

        List<RecordedEvent> events = recorded(SecondMergedLate.class, () -> {
            delays.merged(now - Duration.ofSeconds(2).toNanos());
            delays.merged(now - Duration.ofMillis(2_500).toNanos());
            delays.merged(now - Duration.ofDays(300).toNanos());
        });

        assertThat(events).extracting(event -> event.getLong("millis")).containsExactly(2_500L);
    }

    @Test
    void whenWhatIsOldIsLetGoOf_thenItIsRecordedHowMuch() throws Exception {
        Path data = folder.resolve("data");
        assertThat(Ran.vedette("analyze", SCAN.toString(), "--models", "none", "--store", "--data-dir", data.toString())
                        .status())
                .isZero();
        StorePlace place = StorePlace.in(data.resolve("store"));
        Instant inYears = Instant.parse("2036-01-01T00:00:00Z");

        List<RecordedEvent> events = recorded(RetentionDeleted.class, () -> {
            try (Store store = Store.open(place, FlowBookConfig.defaults(), InstantSource.fixed(inYears), _ -> {})) {
                Upkeep upkeep = new Upkeep(place, store.incidents(), Retention::defaults, InstantSource.fixed(inYears));
                upkeep.run();
                upkeep.run();
            }
        });

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.getLong("flows") + event.getLong("tickBytes"))
                        .isPositive());
    }

    @Test
    void thePageListsEveryEvent() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Events of the flight recorder

                Java's flight recorder keeps what a program did. Vedette adds what is rare and telling, under these names; while
                nobody records, that costs next to nothing. To record a run that goes on, for five minutes:

                ```shell
                jcmd PID JFR.start duration=5m filename=vedette.jfr
                jfr print --events 'vedette.*' vedette.jfr
                ```

                Both tools come with a JDK; `jcmd` alone lists processes. From the beginning of a run:
                `VEDETTE_JAVA_OPTIONS=-XX:StartFlightRecording`. A program that uses the [Java API](java-api.md) has those events, too,
                that have to do with what it uses.
                """);
        for (Class<? extends Event> event : EVENTS) {
            page.append("\n## ").append(event.getAnnotation(Name.class).value()).append("\n\n");
            page.append(event.getAnnotation(Description.class).value())
                    .append(".\n\n| field | type | what |\n|---|---|---|\n");
            for (Field field : fields(event)) {
                Description description = field.getAnnotation(Description.class);
                page.append("| `%s` | %s | %s |\n"
                        .formatted(
                                field.getName(),
                                field.getType().getSimpleName(),
                                description == null
                                        ? field.getAnnotation(Label.class)
                                                .value()
                                                .toLowerCase(Locale.ROOT)
                                        : description.value()));
            }
        }

        ReferenceTest.assertPage("events.md", page.toString());
    }

    @Test
    void everyEventIsOnThePage() throws IOException {
        Path sources = SourceTree.ROOT.resolve("api/src/main/java/vedette/api/event");
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(sources)) {
            files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .forEach(names::add);
        }

        assertThat(EVENTS).extracting(Class::getSimpleName).containsExactlyInAnyOrderElementsOf(names);
        assertThat(EVENTS)
                .allSatisfy(event -> assertThat(event.getAnnotation(Name.class).value())
                        .isEqualTo("vedette." + event.getSimpleName()));
    }

    private static List<Field> fields(Class<?> event) {
        return Arrays.stream(event.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .toList();
    }
}
