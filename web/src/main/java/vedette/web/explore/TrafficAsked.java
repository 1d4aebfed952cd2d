package vedette.web.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vedette.store.flows.TrafficReader;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.view.Range;

/// What of traffic is asked for, as the address of a page has it.
public record TrafficAsked(Range range, TrafficReader.By by, Measure measure) {

    /// What is counted.
    public enum Measure {
        BITS("bits a second"),
        FLOWS("conversations");

        private final String words;

        Measure(String words) {
            this.words = words;
        }

        /// As addresses have it.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String words() {
            return words;
        }
    }

    /// What a page, or a program, was asked for.
    ///
    /// @throws Refusal if it makes no sense
    public static TrafficAsked of(Call call, Range range) {
        TrafficReader.By by =
                named("by", TrafficReader.By.values(), call.asked("by").orElse("service"));
        List<Measure> known = measures(by);
        Measure measure = call.asked("measure")
                .map(text -> named("measure", known.toArray(Measure[]::new), text))
                .orElse(known.getFirst());
        return new TrafficAsked(range, by, measure);
    }

    private static <T extends Enum<T>> T named(String what, T[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> label(value).equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("\"" + what + "\" is "
                        + Arrays.stream(values).map(TrafficAsked::label).collect(Collectors.joining(" or ")) + "."));
    }

    /// As addresses have it.
    public static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// What is kept of it.
    public static List<Measure> measures(TrafficReader.By by) {
        return switch (by) {
            case SERVICE, HOST, PROTOCOL -> List.of(Measure.BITS, Measure.FLOWS);
            case CLASS -> List.of(Measure.FLOWS);
            case DIRECTION -> List.of(Measure.BITS);
        };
    }

    public TrafficAsked with(TrafficReader.By other) {
        return new TrafficAsked(
                range,
                other,
                measures(other).contains(measure) ? measure : measures(other).getFirst());
    }

    public TrafficAsked with(Measure other) {
        return new TrafficAsked(range, by, other);
    }

    /// As the rest of an address.
    public String query() {
        return range.query() + "&by=" + label(by) + "&measure=" + measure.label();
    }
}
