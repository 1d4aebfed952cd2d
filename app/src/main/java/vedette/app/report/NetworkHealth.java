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
import vedette.app.text.Times;
import vedette.report.data.HealthFigure;
import vedette.report.data.HealthFigure.Health;
import vedette.report.data.Part;
import vedette.report.data.Period;
import vedette.store.StorePlace;
import vedette.store.query.AnswerFormat;
import vedette.store.query.Asked;
import vedette.store.query.QueryProcess;

/// How well the network did in a period, as its TCP conversations tell.
record NetworkHealth(StorePlace place, Period period) {

    private static final DateTimeFormatter SQL_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MEMORY = 1_024;
    private static final double MILLI = 1e3;

    Part<HealthFigure> figures() throws IOException {
        String sql = """
                SELECT count(*), count(*) FILTER (state = 'S0'), count(*) FILTER (handshake >= 0),
                    coalesce(quantile_cont(handshake, 0.5) FILTER (handshake >= 0), 0),
                    coalesce(quantile_cont(handshake, 0.95) FILTER (handshake >= 0), 0),
                    coalesce(sum(fwd_packets + bwd_packets), 0), coalesce(sum(fwd_retransmitted + bwd_retransmitted), 0)
                FROM flows WHERE protocol = 6 AND begun >= TIMESTAMP '""" + text(period.from()) + "' AND begun < TIMESTAMP '" + text(period.to()) + "'";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QueryProcess.answer(new Asked(place, sql, AnswerFormat.CSV, null, 1, MEMORY), LIMIT, out);
        String[] values = out.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .findFirst()
                .orElse("0,0,0,0,0,0,0")
                .split(",", -1);
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = Double.parseDouble(values[i]);
        }
        return numbers[0] == 0 ? Part.notWatched("there was no TCP") : Part.of(told(numbers));
    }

    private static String text(Instant time) {
        return SQL_TIME.format(time);
    }

    private static List<HealthFigure> told(double[] numbers) {
        List<HealthFigure> figures = new ArrayList<>();
        if (numbers[2] > 0) {
            figures.add(new HealthFigure(
                    "Time to connect",
                    millis(numbers[3]),
                    rated(numbers[3] / MILLI, 100, 300),
                    "how long opening a TCP connection took, in the middle of " + Times.count(Math.round(numbers[2]))));
            figures.add(new HealthFigure(
                    "Slow connections",
                    millis(numbers[4]),
                    rated(numbers[4] / MILLI, 500, 2_000),
                    "one of twenty took longer to open"));
        }
        double resent = numbers[5] == 0 ? 0 : 100 * numbers[6] / numbers[5];
        figures.add(new HealthFigure(
                "Packets sent again", percent(resent), rated(resent, 1, 5), "a sign of loss on the way"));
        double unanswered = 100 * numbers[1] / numbers[0];
        figures.add(new HealthFigure(
                "Connections nobody answered",
                percent(unanswered),
                rated(unanswered, 5, 25),
                "to services that are down or filtered; scans and floods count too"));
        return figures;
    }

    private static Health rated(double value, double watch, double bad) {
        if (value >= bad) {
            return Health.BAD;
        }
        return value >= watch ? Health.WATCH : Health.GOOD;
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.1f ms", micros / MILLI);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }
}
