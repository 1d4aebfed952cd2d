package vedette.web.explore;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vedette.incident.Severity;
import vedette.store.incidents.Triage;
import vedette.store.incidents.Verdict;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.view.Range;

/// Which incidents a program asks for.
public final class IncidentsAsked {

    /// What it may say.
    private static final String[] NAMES = {
        "state", "severity", "kind", "family", "verdict", "about", "hidden", "sort", "last", "from", "to"
    };

    private IncidentsAsked() {}

    /// What it may say, and more.
    public static String[] names(String... more) {
        return Stream.of(NAMES, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /// The list that is asked for.
    ///
    /// @throws Refusal if it makes no sense
    public static Triage of(Call call, Instant now) {
        boolean isOfATime = call.asked("last").isPresent() || call.asked("from").isPresent();
        Range range = Range.of(call, now, "30d");
        return new Triage(
                isOfATime ? range.fromMicros() * 1_000 : Long.MIN_VALUE,
                isOfATime ? range.toMicros() * 1_000 : Long.MAX_VALUE,
                call.asked("severity").map(IncidentsAsked::least).orElse(0),
                call.allAsked("kind"),
                call.allAsked("family"),
                call.allAsked("verdict").stream().map(IncidentsAsked::verdict).toList(),
                call.asked("state").map(IncidentsAsked::isOpen).orElse(false),
                call.asked("hidden").isPresent(),
                call.asked("about").orElse(""),
                call.asked("sort").map(IncidentsAsked::order).orElse(Triage.Order.NEWEST));
    }

    private static int least(String label) {
        return named("severity", Severity.values(), severity -> severity.label().equals(label))
                .from();
    }

    /// What somebody says of an incident.
    ///
    /// @throws Refusal if nobody can say so
    public static Verdict verdict(String label) {
        return named("verdict", Verdict.values(), verdict -> verdict.label().equals(label));
    }

    private static Triage.Order order(String label) {
        return named("sort", Triage.Order.values(), order -> order.name().equalsIgnoreCase(label));
    }

    private static boolean isOpen(String label) {
        if (label.equals("open")) {
            return true;
        }
        throw Refusal.badRequest("\"state\" is open, or left out");
    }

    private static <T extends Enum<T>> T named(String what, T[] values, Predicate<T> isIt) {
        return Stream.of(values)
                .filter(isIt)
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("\"" + what + "\" is one of "
                        + Arrays.stream(values)
                                .map(value ->
                                        value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "))));
    }
}
