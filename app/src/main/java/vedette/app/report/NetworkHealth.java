package vedette.app.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vedette.app.figures.Figure;
import vedette.app.text.Times;
import vedette.report.data.HealthFigure;
import vedette.report.data.HealthFigure.Health;
import vedette.report.data.Part;
import vedette.report.data.Period;
import vedette.store.StorePlace;
import vedette.store.database.Micros;
import vedette.store.flows.MinuteReader;
import vedette.store.flows.MinuteReader.FigureSums;
import vedette.store.query.AnswerFormat;
import vedette.store.query.Asked;
import vedette.store.query.QueryProcess;

/// How well the network did in a period: as its conversations tell, and the hosts that were asked for their latency.
record NetworkHealth(StorePlace place, Period period) {

    private static final DateTimeFormatter SQL_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MEMORY = 1_024;
    private static final double MILLI = 1e3;
    private static final double PERCENT = 100;

    Part<HealthFigure> figures() throws IOException {
        List<HealthFigure> told = new ArrayList<>(connecting());
        List<FigureSums> sums;
        try (MinuteReader reader = new MinuteReader(place.flows())) {
            sums = reader.figures(Micros.of(period.from()), Micros.of(period.to()));
        }
        addShare(
                told,
                sums,
                new Share("Packets sent again", Figure.TCP_PACKETS, "sent again", 1, 5),
                "a sign of loss on the way");
        addShare(
                told,
                sums,
                new Share("Connections nobody answered", Figure.TCP_CONVERSATIONS, "unanswered", 5, 25),
                "to services that are down or filtered; scans and floods count too");
        addShare(
                told,
                sums,
                new Share("Names that do not exist", Figure.DNS_ANSWERS, "no such name", 20, 50),
                "of the answers of name servers; wrong settings and malware ask for such names");
        addShare(
                told,
                sums,
                new Share("Names not found by fault", Figure.DNS_ANSWERS, "failed", 2, 10),
                "a name server could not or would not answer");
        for (FigureSums lost : of(sums, Figure.PING_LOST_SHARE)) {
            told.add(asked(
                    lost,
                    of(sums, Figure.PING_SECONDS).stream()
                            .filter(one -> one.label().equals(lost.label()))
                            .findFirst()));
        }
        return told.isEmpty()
                ? Part.notWatched("there was no TCP, no names were asked for, and no host was asked for its latency")
                : Part.of(told);
    }

    /// Quantiles of a time are not to be had from those of its minutes, so each conversation is looked at.
    private List<HealthFigure> connecting() throws IOException {
        String sql = """
                SELECT count(*), coalesce(quantile_cont(handshake, 0.5), 0), coalesce(quantile_cont(handshake, 0.95), 0)
                FROM flows WHERE protocol = 6 AND handshake >= 0 AND begun >= TIMESTAMP '""" + text(period.from()) + "' AND begun < TIMESTAMP '" + text(period.to()) + "'";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QueryProcess.answer(new Asked(place, sql, AnswerFormat.CSV, null, 1, MEMORY), LIMIT, out);
        String[] values = out.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .findFirst()
                .orElse("0,0,0")
                .split(",", -1);
        long connections = Long.parseLong(values[0]);
        if (connections == 0) {
            return List.of();
        }
        double middle = Double.parseDouble(values[1]) / MILLI;
        double slow = Double.parseDouble(values[2]) / MILLI;
        return List.of(
                new HealthFigure(
                        "Time to connect",
                        millis(middle),
                        rated(middle, 100, 300),
                        "how long opening a TCP connection took, in the middle of " + Times.count(connections)),
                new HealthFigure(
                        "Slow connections",
                        millis(slow),
                        rated(slow, 500, 2_000),
                        "one of twenty took longer to open"));
    }

    /// A part of all that a figure counts.
    ///
    /// @param label of the part
    /// @param watch from how many percent on one should look
    /// @param bad and from how many on it is bad
    private record Share(String name, Figure of, String label, double watch, double bad) {}

    private static void addShare(List<HealthFigure> told, List<FigureSums> sums, Share share, String meaning) {
        double whole = 0;
        double part = 0;
        for (FigureSums one : of(sums, share.of())) {
            if (one.label().isEmpty()) {
                whole = one.sum();
            } else if (one.label().equals(share.label())) {
                part = one.sum();
            }
        }
        if (whole > 0) {
            double percent = PERCENT * part / whole;
            told.add(new HealthFigure(
                    share.name(), percent(percent), rated(percent, share.watch(), share.bad()), meaning));
        }
    }

    private static List<FigureSums> of(List<FigureSums> sums, Figure figure) {
        return sums.stream().filter(one -> one.name().equals(figure.label())).toList();
    }

    /// @param lost how often a host did not answer
    /// @param seconds how long it took where it did
    private static HealthFigure asked(FigureSums lost, Optional<FigureSums> seconds) {
        double percent = PERCENT * lost.mean();
        String asked = "asked in " + Times.count(lost.minutes()) + (lost.minutes() == 1 ? " minute" : " minutes");
        return new HealthFigure(
                "Latency of " + lost.label(),
                seconds.map(one -> millis(one.mean() * MILLI)).orElse("no answer"),
                rated(percent, 1, 10),
                asked + ", without an answer in " + percent(percent) + " of them"
                        + seconds.map(one -> "; " + millis(one.most() * MILLI) + " at most")
                                .orElse(""));
    }

    private static String text(Instant time) {
        return SQL_TIME.format(time);
    }

    private static Health rated(double value, double watch, double bad) {
        if (value >= bad) {
            return Health.BAD;
        }
        return value >= watch ? Health.WATCH : Health.GOOD;
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }
}
