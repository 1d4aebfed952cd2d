package vedette.web.explore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vedette.report.text.ServiceName;
import vedette.store.flows.MinuteReader;
import vedette.store.search.language.Field;
import vedette.store.search.language.SearchWords;
import vedette.web.operate.Room;
import vedette.web.view.Range;

/// What a search may go on with, while somebody types it: terms, then their values, of which hosts and services are
/// those
/// of the time.
public final class FlowCompletion {

    private static final int MOST = 12;
    private static final int MOST_HOSTS = 400;
    private static final int MOST_SERVICES = 60;

    private final Room room;

    /// What may stand there.
    ///
    /// @param from where it begins in the text
    /// @param some of it
    public record Offered(int from, List<Offer> some) {

        public Offered {
            some = List.copyOf(some);
        }
    }

    /// Something that may stand there.
    ///
    /// @param words what it means; may be empty
    public record Offer(String text, String words) {}

    public FlowCompletion(Room room) {
        this.room = room;
    }

    /// What may follow.
    ///
    /// @param text up to where somebody types
    public Offered of(String text, Range range) throws IOException {
        int begin = text.length();
        while (begin > 0 && !Character.isWhitespace(text.charAt(begin - 1))) {
            begin--;
        }
        if (begin < text.length() && (text.charAt(begin) == '-' || text.charAt(begin) == '!')) {
            begin++;
        }
        String typed = text.substring(begin).toLowerCase(Locale.ROOT);
        int colon = typed.indexOf(':');
        Optional<Field> field = colon < 0 ? Optional.empty() : SearchWords.field(typed.substring(0, colon));
        if (field.isEmpty()) {
            return new Offered(begin, terms(typed, range));
        }
        int comma = typed.lastIndexOf(',');
        int valueAt = Math.max(colon, comma) + 1;
        return new Offered(begin + valueAt, values(field.get(), typed.substring(valueAt), range));
    }

    private List<Offer> terms(String typed, Range range) throws IOException {
        List<Offer> offers = new ArrayList<>();
        for (Field field : Field.values()) {
            if (field.label().startsWith(typed)) {
                boolean isCompared = field.example().matches("[a-z]+[<>].*");
                offers.add(new Offer(field.label() + (isCompared ? ">" : ":"), field.meaning()));
            }
        }
        if (!typed.isEmpty() && offers.size() < MOST) {
            offers.addAll(hosts(typed, range));
        }
        return offers.stream()
                .limit(typed.isEmpty() ? Field.values().length : MOST)
                .toList();
    }

    private List<Offer> values(Field field, String typed, Range range) throws IOException {
        if (SearchWords.isAddress(field)) {
            return hosts(typed, range);
        }
        List<Offer> offers = new ArrayList<>();
        if (field == Field.SERVICE) {
            offers.addAll(services(range));
            ServiceName.ports()
                    .forEach((name, ports) -> offers.add(
                            new Offer(name, "port " + ports.toString().replaceAll("[\\[\\]]", ""))));
        }
        SearchWords.of(field).forEach(word -> offers.add(new Offer(word, "")));
        return offers.stream()
                .filter(offer -> offer.text().startsWith(typed)
                        || offer.words().toLowerCase(Locale.ROOT).contains(" " + typed))
                .limit(MOST)
                .toList();
    }

    private List<Offer> hosts(String typed, Range range) throws IOException {
        if (!room.place().exists()) {
            return List.of();
        }
        try (MinuteReader minutes = new MinuteReader(room.place().flows())) {
            return minutes.topHosts(range.fromMicros(), range.toMicros(), MOST_HOSTS).stream()
                    .filter(host -> host.host().startsWith(typed))
                    .limit(MOST)
                    .map(host -> new Offer(host.host(), "seen in this time"))
                    .toList();
        }
    }

    private List<Offer> services(Range range) throws IOException {
        if (!room.place().exists()) {
            return List.of();
        }
        try (MinuteReader minutes = new MinuteReader(room.place().flows())) {
            return minutes.services(range.fromMicros(), range.toMicros(), MOST_SERVICES).stream()
                    .map(service -> new Offer(
                            ServiceName.typed(service.protocol(), service.port()),
                            ServiceName.of(service.protocol(), service.port()) + ", seen in this time"))
                    .toList();
        }
    }

    /// All terms, for a page that explains them.
    public static List<Field> terms() {
        return Arrays.asList(Field.values());
    }
}
