package vedette.app.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vedette.app.screen.Cells;
import vedette.app.screen.Line;
import vedette.app.screen.Tone;
import vedette.report.text.Numbers;
import vedette.store.flows.MinuteReader;
import vedette.web.operate.Operations;

/// What Vedette needs of the machine, what it cannot see, and how well the network does: the figures that are kept
/// each minute, and those that programs can ask for.
///
/// @param columns how wide the terminal is
record SystemPage(Sight sight, Viewing viewing, int columns) {

    private static final int NAME = 30;
    private static final double MILLIS = 1e3;

    List<Line> rows(int room) {
        List<Line> all = new ArrayList<>();
        vedette(all);
        machine(all);
        network(all);
        return viewing.part(all, room);
    }

    private void vedette(List<Line> rows) {
        Operations.Watching watching = sight.watching();
        rows.add(Line.of("Vedette " + watching.version(), Tone.STRONG));
        row(rows, "running for", Numbers.time(Duration.between(watching.since(), java.time.Instant.now())));
        row(rows, "packets read", Numbers.about(watching.packets()));
        row(rows, "packets lost", Numbers.about(watching.dropped()));
        if (!watching.delay().isEmpty()) {
            row(rows, "packets are", watching.delay());
        }
        watching.blind().forEach(words -> unseen(rows, words, Tone.HIGH));
        if (!watching.onlyItself().isEmpty()) {
            unseen(rows, watching.onlyItself(), Tone.MUTED);
        }
        rows.add(new Line());
    }

    private void unseen(List<Line> rows, String what, Tone tone) {
        Cells.wrap(what, columns - 4)
                .forEach(words -> rows.add(Line.of("  ✕ ", tone).add(words)));
    }

    private void machine(List<Line> rows) {
        rows.add(Line.of("This machine", Tone.STRONG).add("  in the last minute", Tone.MUTED));
        if (sight.machine().figures().stream().noneMatch(figure -> figure.name().equals("process_cpu_share"))) {
            rows.add(Line.of("  figures come when the first minute is over", Tone.MUTED));
        }
        share(rows, "share of all processors", "process_cpu_share", "");
        share(rows, "the same by all programs", "machine_cpu_share", "");
        bytes(rows, "memory that is left", "machine_memory_available_bytes");
        bytes(rows, "memory of this process", "process_resident_bytes");
        row(
                rows,
                "heap in use now",
                Numbers.bytes(measure("vedette_heap_used_bytes")) + " of "
                        + Numbers.bytes(measure("vedette_heap_limit_bytes")));
        bytes(rows, "free on the disk", "disk_free_bytes");
        count(rows, "packets read", "capture_packets");
        count(rows, "packets lost", "capture_dropped_packets");
        named("interface_bytes").forEach(bytes -> row(rows, "read on " + bytes.label(), wire(bytes)));
        count(rows, "flows that waited to be kept", "store_waiting_flows");
        time(rows, "packet to kept incident", "delay_seconds", "incident p99");
        rows.add(new Line());
    }

    private void network(List<Line> rows) {
        rows.add(Line.of("The network", Tone.STRONG).add("  in the last minute", Tone.MUTED));
        int before = rows.size();
        time(rows, "time to connect, half within", "connect_seconds", "inside p50");
        time(rows, "to the outside", "connect_seconds", "outside p50");
        share(rows, "packets sent again", "tcp_repeated_share", "packets");
        share(rows, "conversations unanswered", "tcp_failed_share", "unanswered");
        share(rows, "names not found", "dns_failed_share", "no such name");
        named("ping_lost_share").forEach(lost -> row(rows, "latency of " + lost.label(), latency(lost)));
        if (rows.size() == before) {
            rows.add(Line.of("  nothing was measured yet", Tone.MUTED));
        }
    }

    /// "3.40 Mbit/s, 1,203 packets, 2 lost".
    private String wire(MinuteReader.FigureSums bytes) {
        return Numbers.rate(bytes.sum(), Duration.ofMinutes(bytes.minutes())) + ", "
                + Numbers.several(sum("interface_packets", bytes.label()), "packet", "packets") + ", "
                + Numbers.about(sum("interface_dropped_packets", bytes.label())) + " lost";
    }

    /// How long a host that is asked took, and whether it did not answer.
    private String latency(MinuteReader.FigureSums lost) {
        String took = find("ping_seconds", lost.label()).map(SystemPage::millis).orElse("");
        if (took.isEmpty()) {
            return "no answer";
        }
        return lost.sum() > 0 ? took + ", not always an answer" : took;
    }

    /// Those that there are of a name, by label.
    private List<MinuteReader.FigureSums> named(String name) {
        return sight.machine().figures().stream()
                .filter(figure -> figure.name().equals(name))
                .sorted(Comparator.comparing(MinuteReader.FigureSums::label))
                .toList();
    }

    private Optional<MinuteReader.FigureSums> find(String name, String label) {
        return sight.machine().figures().stream()
                .filter(figure -> figure.name().equals(name) && figure.label().equals(label))
                .findFirst();
    }

    private long sum(String name, String label) {
        return find(name, label).map(figure -> Math.round(figure.sum())).orElse(0L);
    }

    private long measure(String name) {
        return sight.machine().measures().stream()
                .filter(measure -> measure.name().equals(name))
                .mapToLong(measure -> Math.round(measure.value()))
                .findFirst()
                .orElse(0);
    }

    /// Adds a row for a figure, if there is one.
    private void figure(List<Line> rows, String title, String name, String label, Words words) {
        find(name, label).ifPresent(figure -> row(rows, title, words.of(figure)));
    }

    /// Makes words of a figure.
    @FunctionalInterface
    private interface Words {

        String of(MinuteReader.FigureSums figure);
    }

    private void share(List<Line> rows, String title, String name, String label) {
        figure(rows, title, name, label, figure -> String.format(Locale.ROOT, "%.1f %%", figure.most() * 100));
    }

    private void bytes(List<Line> rows, String title, String name) {
        figure(rows, title, name, "", figure -> Numbers.bytes(Math.round(figure.most())));
    }

    private void count(List<Line> rows, String title, String name) {
        figure(rows, title, name, "", figure -> Numbers.about(Math.round(figure.most())));
    }

    private void time(List<Line> rows, String title, String name, String label) {
        figure(rows, title, name, label, SystemPage::millis);
    }

    private static String millis(MinuteReader.FigureSums figure) {
        double millis = figure.most() * MILLIS;
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
    }

    private void row(List<Line> rows, String title, String value) {
        int name = Math.min(NAME, columns / 2);
        rows.add(Line.of("  ").field(title, Tone.MUTED, name).add(" ").add(value));
    }
}
