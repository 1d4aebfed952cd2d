package vedette.app.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import vedette.app.screen.Cells;
import vedette.app.screen.Line;
import vedette.app.screen.Spark;
import vedette.app.screen.Tone;
import vedette.incident.Severity;
import vedette.report.text.Numbers;
import vedette.web.live.Second;
import vedette.web.operate.Operations;
import vedette.web.text.Moments;

/// What is above every page: where and when, how things stand, how much comes.
///
/// @param columns how wide the terminal is
record Header(Sight sight, Viewing viewing, int columns) {

    /// Below this only what matters most has room.
    private static final int NARROW = 60;

    private static final int NAME = 9;
    private static final int VALUE = 13;
    private static final int MOST_SPARK = 60;

    /// Rates are of so many seconds, so that they can be read.
    private static final int STEADY_SECONDS = 5;

    private static final int BITS = 8;
    private static final int LONGEST_SENTENCE = 3;

    /// The rows.
    ///
    /// @param most of them
    List<Line> rows(int most) {
        List<Line> rows = new ArrayList<>();
        rows.add(place());
        rows.addAll(standing(most));
        if (most > 5) {
            rows.addAll(amounts());
        }
        return rows.subList(0, Math.min(rows.size(), most));
    }

    private Line place() {
        String inputs = sight.watching().inputs().stream().map(Header::input).collect(Collectors.joining(", "));
        String time = Moments.clock(sight.now(), sight.zone());
        String zone = sight.zone().getId();
        String right = viewing.isPaused() ? "paused  " + time : time;
        if (columns >= NARROW) {
            right += " " + zone;
        }
        int room = columns - NAME - Cells.width(right) - 1;
        Line line = Line.of("Vedette", Tone.STRONG).to(NAME).field(inputs, Tone.PLAIN, Math.max(0, room));
        return line.to(columns - Cells.width(right)).add(right, viewing.isPaused() ? Tone.STRONG : Tone.MUTED);
    }

    private static String input(Operations.Input input) {
        return switch (input.sight()) {
            case READ -> input.name();
            case OFF -> input.name() + " (off)";
            case DOWN -> input.name() + " (down)";
            case OVER -> input.name() + " (read)";
        };
    }

    /// In words first: is it quiet, and if not, what is worst.
    private List<Line> standing(int most) {
        String name = sight.state().name();
        Tone tone = tone(name);
        int rows = most > 12 ? LONGEST_SENTENCE : 1;
        List<String> sentence = Cells.wrap(sight.state().sentence(), columns - 2);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(rows, sentence.size()); i++) {
            boolean isCut = i == rows - 1 && sentence.size() > rows;
            lines.add(Line.of(i == 0 ? mark(name) + " " : "  ", tone)
                    .add(sentence.get(i) + (isCut ? "…" : ""), Tone.STRONG));
        }
        List<String> beside = new ArrayList<>();
        if (most > 12) {
            beside.addAll(Cells.wrap(sight.state().rest(), columns - 2));
            sight.watching().blind().forEach(words -> beside.addAll(Cells.wrap(words, columns - 2)));
            beside.addAll(Cells.wrap(sight.watching().onlyItself(), columns - 2));
        }
        beside.stream()
                .filter(words -> !words.isEmpty())
                .limit(LONGEST_SENTENCE)
                .forEach(words -> lines.add(Line.of("  ").add(words, Tone.MUTED)));
        return lines;
    }

    private Tone tone(String name) {
        return switch (name) {
            case "quiet" -> Tone.ACCENT;
            case "open", "demo" ->
                sight.incidents().isEmpty()
                        ? Tone.PLAIN
                        : Tone.of(sight.incidents().stream()
                                .map(row -> row.incident().severity())
                                .max(Severity::compareTo)
                                .orElse(Severity.INFO));
            case "blind", "stopped" -> Tone.HIGH;
            default -> Tone.PLAIN;
        };
    }

    private static String mark(String name) {
        return switch (name) {
            case "quiet" -> "●";
            case "open" -> "▲";
            case "blind" -> "✕";
            case "stopped" -> "■";
            default -> "◆";
        };
    }

    private List<Line> amounts() {
        long packets = rate(Second::packets);
        long bits = rate(Second::bytes) * BITS;
        String lost = sight.watching().dropped() == 0
                ? "nothing lost"
                : Numbers.about(sight.watching().dropped()) + " lost";
        String flows = Numbers.about(rate(Second::flows)) + " flows/s";
        String delay = sight.watching().delay();
        if (columns < NARROW) {
            return List.of(
                    Line.of(Numbers.about(packets) + " packets/s"),
                    Line.of(Numbers.bitRate((double) bits) + ", ").add(lost, lostTone()));
        }
        int right = Math.max(Cells.width(delay), Math.max(Cells.width(flows), 12));
        int spark = Math.clamp(columns - NAME - VALUE - 4L - right - 14, 0, MOST_SPARK);
        Line first = Line.of("packets", Tone.MUTED)
                .to(NAME)
                .number(Numbers.about(packets) + "/s", Tone.PLAIN, VALUE)
                .add("  ")
                .add(Spark.of(over(Second::packets, spark), spark), Tone.ACCENT)
                .add("  ")
                .field(flows, Tone.PLAIN, right + 2)
                .add(lost, lostTone());
        Line second = Line.of("traffic", Tone.MUTED)
                .to(NAME)
                .number(Numbers.bitRate((double) bits), Tone.PLAIN, VALUE)
                .add("  ")
                .add(Spark.of(over(Second::bytes, spark), spark), Tone.ACCENT)
                .add("  ")
                .field(delay, Tone.PLAIN, right + 2)
                .add("last " + Numbers.time(Duration.ofSeconds(60L * minutes())), Tone.MUTED);
        return List.of(first, second);
    }

    private static int minutes() {
        return 5;
    }

    private Tone lostTone() {
        return sight.watching().dropped() == 0 ? Tone.MUTED : Tone.HIGH;
    }

    private long rate(ToLongFunction<Second> of) {
        List<Second> all = sight.seconds();
        List<Second> latest = all.subList(Math.max(0, all.size() - STEADY_SECONDS), all.size());
        return latest.isEmpty() ? 0 : latest.stream().mapToLong(of).sum() / latest.size();
    }

    /// The shown minutes in so many parts. Parts begin at the same times however often this is drawn.
    private List<Long> over(ToLongFunction<Second> of, int parts) {
        List<Long> sums = new ArrayList<>();
        if (parts < 1 || sight.seconds().isEmpty()) {
            return sums;
        }
        long length = Math.max(1, 60L * minutes() / parts) * 1_000_000;
        long last = part(sight.seconds().getLast(), length);
        for (int i = 0; i < parts; i++) {
            sums.add(0L);
        }
        for (Second second : sight.seconds()) {
            int place = (int) (parts - 1 - (last - part(second, length)));
            if (place >= 0) {
                sums.set(place, sums.get(place) + of.applyAsLong(second));
            }
        }
        return sums;
    }

    private static long part(Second second, long length) {
        return Math.floorDiv(second.endMicros() - 1, length);
    }
}
