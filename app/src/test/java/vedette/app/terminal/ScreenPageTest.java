package vedette.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.app.screen.Line;
import vedette.app.screen.Palette;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;
import vedette.store.flows.MinuteReader;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.web.live.Second;
import vedette.web.operate.Operations;
import vedette.web.view.IncidentLine;
import vedette.web.view.Layout;

/// What is drawn, at any size and of anything.
class ScreenPageTest {

    private static final String HOSTILE = "\u001B]0;owned\u0007\u009B2J\u202E日本語 " + "x".repeat(300);
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final Instant NOW = Instant.parse("2026-11-21T15:51:00Z");

    private static StoredIncident incident(int number, int score) {
        long nanos = NOW.getEpochSecond() * 1_000_000_000L - number;
        IncidentSnapshot incident = new IncidentSnapshot(
                String.format("%016x", number),
                String.format("%016x", number),
                "default",
                "default",
                KINDS.get(number % KINDS.size()),
                Address.parse("10.0.0." + number % 200),
                IncidentState.OPEN,
                List.of(Address.parse("fd2e:9af0:1234:5678:9abc:def0:1234:" + number % 1000)),
                3,
                List.of(Address.parse("10.0.0.1")),
                1,
                List.of(22, 80),
                nanos - 5_000_000_000L,
                nanos,
                nanos,
                List.of(),
                score,
                0.9,
                false,
                List.of(new Contribution(HOSTILE, score)),
                List.of(new SignalSummary("detector", 0.8, 0.9, List.of(new Reason(HOSTILE, HOSTILE, HOSTILE)))),
                7);
        return new StoredIncident(incident, Verdict.NONE, List.of(new StoredIncident.Comment(0, "anna", HOSTILE)));
    }

    private static Sight sight(int incidents) {
        List<Sight.Row> rows = new ArrayList<>();
        for (int i = 0; i < incidents; i++) {
            StoredIncident one = incident(i, 95 - i % 90);
            rows.add(new Sight.Row(
                    one.incident(),
                    Verdict.NONE,
                    IncidentLine.of(new IncidentReader.Listed(one, false, 0), NOW, ZoneOffset.UTC)));
        }
        List<Second> seconds = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            seconds.add(new Second((NOW.getEpochSecond() - 300 + i) * 1_000_000, i, i * 1_000L, 5, 5, i / 10));
        }
        List<Talkers.Host> hosts = new ArrayList<>();
        List<Talkers.Service> services = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            hosts.add(new Talkers.Host(Address.parse("10.0.1." + i), HOSTILE, 1_000_000L / (i + 1), 10));
            services.add(new Talkers.Service(6, i, 1_000_000L / (i + 1)));
        }
        return new Sight(
                new Layout.State(
                        "open", incidents + " open. " + "Worst 95 of 100. ".repeat(20), HOSTILE, incidents, ""),
                new Operations.Watching(
                        "1.0",
                        List.of(
                                new Operations.Input("eth0", Operations.Sight.READ, true),
                                new Operations.Input(HOSTILE, Operations.Sight.DOWN, true)),
                        false,
                        false,
                        NOW,
                        12_345,
                        3,
                        Optional.of(NOW),
                        List.of(HOSTILE),
                        HOSTILE,
                        "",
                        "",
                        "read within 12 ms"),
                seconds,
                rows,
                Map.of("critical", (long) incidents),
                new Talkers.Latest(hosts, services, 10_000_000, 5),
                Optional.of(incident(1, 90)),
                Sight.Machine.UNKNOWN,
                NOW,
                ZoneOffset.UTC);
    }

    private static List<Line> drawn(Viewing viewing, int incidents, int columns, int rows) {
        return ScreenPage.draw(sight(incidents), viewing, columns, rows);
    }

    @ParameterizedTest
    @EnumSource(Viewing.Page.class)
    void whateverTheSizeEveryRowFits(Viewing.Page page) {
        for (int columns : new int[] {1, 2, 7, 20, 40, 59, 60, 75, 76, 80, 109, 110, 132, 400}) {
            for (int rows : new int[] {1, 2, 3, 5, 6, 7, 10, 12, 13, 14, 24, 40, 100}) {
                Viewing viewing = new Viewing();
                viewing.go(page);

                List<Line> lines = drawn(viewing, 120, columns, rows);

                assertThat(lines).as(columns + "x" + rows).hasSize(rows);
                assertThat(lines).allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(columns));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Viewing.Page.class)
    void nothingThatAStrangerWroteSteersTheTerminal(Viewing.Page page) {
        Viewing viewing = new Viewing();
        viewing.go(page);

        for (Line line : drawn(viewing, 3, 200, 60)) {
            assertThat(line.codes(Palette.MANY).replaceAll("\u001B\\[[0-9;]*m", ""))
                    .doesNotContainPattern("[\\x00-\\x1F\\x7F-\\x9F\u202A-\u202E]");
        }
    }

    @Test
    void whatIsWorstIsOnTopAndTheChosenOneIsMarked() {
        String text = text(drawn(new Viewing(), 3, 80, 40));

        assertThat(text).contains("Vedette  eth0", "› 95 critical", "3 lost", "Hosts, last minute", "15:51:00 Z");
        assertThat(text.lines().filter(line -> line.startsWith("›"))).hasSize(1);
    }

    @Test
    void aSmallWindowShowsIncidentsFirst() {
        String text = text(drawn(new Viewing(), 9, 40, 10));

        assertThat(text).contains("▲ 9 open.", "› 95 C ").doesNotContain("Hosts");
        assertThat(text.lines().filter(line -> line.contains(" C ") || line.contains(" H ")))
                .hasSizeGreaterThan(3);
    }

    @Test
    void whereNothingIsOpenItIsSaidWhatToDo() {
        assertThat(text(drawn(new Viewing(), 0, 80, 24))).contains("Nothing is open.", "vedette doctor");
    }

    @Test
    void theSystemPageTellsOfTheMachineEachInterfaceAndWhoDoesNotAnswer() {
        Viewing viewing = new Viewing();
        viewing.go(Viewing.Page.SYSTEM);
        Sight.Machine machine = new Sight.Machine(
                List.of(
                        figure("process_cpu_share", "", 0.1),
                        figure("machine_cpu_share", "", 0.755),
                        figure("machine_memory_available_bytes", "", 2_500_000_000.0),
                        figure("interface_bytes", "eth1", 750),
                        figure("interface_bytes", "eth0", 22_500_000),
                        figure("interface_packets", "eth0", 1_203),
                        figure("interface_dropped_packets", "eth0", 2),
                        figure("interface_packets", "eth1", 1),
                        figure("ping_lost_share", "gone", 1),
                        figure("ping_lost_share", "well", 0),
                        figure("ping_seconds", "well", 0.002),
                        new MinuteReader.FigureSums("ping_lost_share", "wavering", 2, 0, 1, 1),
                        figure("ping_seconds", "wavering", 0.02)),
                List.of());

        String text = text(ScreenPage.draw(sight(0).with(Optional.empty(), machine), viewing, 100, 60));

        assertThat(text)
                .containsPattern("the same by all programs +75\\.5 %")
                .containsPattern("memory that is left +2\\.50 GB")
                .containsPattern("read on eth0 +3\\.00 Mbit/s, 1,203 packets, 2 lost")
                .containsPattern("read on eth1 +100 bit/s, 1 packet, 0 lost")
                .containsPattern("latency of gone +no answer")
                .containsPattern("latency of well +2\\.00 ms\\s")
                .containsPattern("latency of wavering +20 ms, not always an answer");
        assertThat(text.indexOf("read on eth0")).isLessThan(text.indexOf("read on eth1"));
    }

    private static MinuteReader.FigureSums figure(String name, String label, double value) {
        return new MinuteReader.FigureSums(name, label, 1, value, value, value);
    }

    @Test
    void theChosenOneStaysChosenWhenOthersCome() throws IOException {
        Viewing viewing = new Viewing();
        List<Sight.Row> three = viewing.listed(sight(3));
        viewing.choose(three, 2);

        List<Sight.Row> later = viewing.listed(sight(50)).reversed();

        assertThat(later.get(viewing.chosen(later)).incident().id())
                .isEqualTo(three.get(2).incident().id());
    }

    @Test
    void aDeedIsDoneOnlyIfItIsConfirmed() {
        Viewing viewing = new Viewing();
        List<Viewing.Question> done = new ArrayList<>();
        Keys keys = new Keys(viewing, said -> {
            done.add(said);
            return "Marked.";
        });
        Sight sight = sight(2);

        press(keys, sight, "fx");
        assertThat(done).isEmpty();
        press(keys, sight, "fy");

        assertThat(done).containsExactly(new Viewing.Question(String.format("%016x", 0), Verdict.FALSE_ALARM));
        assertThat(viewing.notice()).isEqualTo("Marked.");
    }

    @Test
    void whatIsLookedForNarrowsTheList() {
        Viewing viewing = new Viewing();
        Keys keys = new Keys(viewing, _ -> "");
        press(keys, sight(40), "/10.0.0.1\n");

        assertThat(viewing.filter()).isEqualTo("10.0.0.1");
        assertThat(viewing.listed(sight(40))).hasSize(40);
        press(keys, sight(40), "/no such thing\n");
        assertThat(viewing.listed(sight(40))).isEmpty();
        assertThat(text(drawn(viewing, 40, 80, 24))).contains("No open incident has this in it");
    }

    private static void press(Keys keys, Sight sight, String text) {
        text.chars()
                .forEach(character -> keys.press(
                        character == '\n'
                                ? new vedette.app.screen.Key(vedette.app.screen.Key.Named.ENTER, 0)
                                : new vedette.app.screen.Key(vedette.app.screen.Key.Named.CHARACTER, character),
                        sight));
    }

    private static String text(List<Line> lines) {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }
}
