package vedette.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.report.text.Numbers;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.text.Moments;

/// The time that a page is about.
///
/// @param from its beginning
/// @param to its end
/// @param last how far back from now, as the address of a page has it; empty if it is a time that stays
public record Range(Instant from, Instant to, String last) {

    private static final Map<String, Duration> LASTS = lasts();

    private static final Duration LONGEST = Duration.ofDays(400);

    private static Map<String, Duration> lasts() {
        Map<String, Duration> lasts = new LinkedHashMap<>();
        lasts.put("15m", Duration.ofMinutes(15));
        lasts.put("1h", Duration.ofHours(1));
        lasts.put("6h", Duration.ofHours(6));
        lasts.put("24h", Duration.ofDays(1));
        lasts.put("7d", Duration.ofDays(7));
        lasts.put("30d", Duration.ofDays(30));
        return lasts;
    }

    /// A range that can be picked.
    ///
    /// @param value in addresses
    /// @param words for people
    public record Choice(String value, String words) {}

    /// Those to pick from.
    public static List<Choice> choices() {
        return LASTS.entrySet().stream()
                .map(entry -> new Choice(entry.getKey(), "last " + Numbers.time(entry.getValue())))
                .toList();
    }

    /// What a page was asked for.
    ///
    /// @param usual unless somebody says so
    public static Range of(Call call, Instant now, String usual) {
        if (call.asked("from").isPresent() || call.asked("to").isPresent()) {
            Instant to = call.asked("to").map(text -> time("to", text)).orElse(now);
            Instant from = call.asked("from").map(text -> time("from", text)).orElse(to.minus(Duration.ofHours(1)));
            if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
                throw Refusal.badRequest("\"from\" is before \"to\", and at most 400 days.");
            }
            return new Range(from, to, "");
        }
        String last = call.asked("last").orElse(usual);
        Duration length = LASTS.get(last);
        if (length == null) {
            throw Refusal.badRequest("\"last\" is one of " + String.join(", ", LASTS.keySet()) + ".");
        }
        return new Range(now.minus(length), now, last);
    }

    private static Instant time(String name, String text) {
        try {
            Instant time = Instant.parse(text);
            if (time.isAfter(Instant.EPOCH) && time.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw Refusal.badRequest("\"" + name + "\" is a time such as 2026-01-31T14:00:00Z.");
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public long fromMicros() {
        return micros(from);
    }

    public long toMicros() {
        return micros(to);
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    /// As the rest of an address.
    public String query() {
        return last.isEmpty() ? "from=" + from + "&to=" + to : "last=" + last;
    }

    /// As fields of a form.
    public List<Hidden> hidden() {
        return last.isEmpty()
                ? List.of(new Hidden("from", from.toString()), new Hidden("to", to.toString()))
                : List.of(new Hidden("last", last));
    }

    /// For people.
    public String words(ZoneId zone) {
        return last.isEmpty()
                ? Moments.day(from, zone) + " to " + Moments.day(to, zone)
                : "last " + Numbers.time(length());
    }
}
