package vedette.web.page.settings;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vedette.store.flows.MinuteReader;
import vedette.store.flows.MinuteReader.FigurePoint;
import vedette.web.operate.Room;
import vedette.web.view.Settings;

/// From where on what models see is an alarm. Nobody sets that: it follows from the budget and from what was seen here.
final class Limits {

    private static final Duration LATELY = Duration.ofHours(1);

    private Limits() {}

    /// Of each model that was at work lately, as its latest minute has it.
    static List<Settings.Limit> now(Room room) throws IOException {
        if (!room.place().exists()) {
            return List.of();
        }
        long to = micros(room) + 1;
        long from = to - LATELY.toNanos() / 1_000;
        List<Settings.Limit> limits = new ArrayList<>();
        try (MinuteReader minutes = new MinuteReader(room.place().flows())) {
            for (MinuteReader.FigureSums figure : minutes.figures(from, to)) {
                if (figure.name().equals("model_standing")) {
                    List<FigurePoint> limit = minutes.series(from, to, "model_limit", figure.label());
                    limits.add(new Settings.Limit(figure.label(), number(figure.most()), words(limit)));
                }
            }
        }
        return limits;
    }

    private static long micros(Room room) {
        return room.now().toEpochMilli() * 1_000;
    }

    private static String words(List<FigurePoint> limit) {
        return limit.isEmpty() ? "not yet" : number(limit.getLast().value());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
