package vedette.store.search.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vedette.common.Address;
import vedette.detect.Family;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Triage;

/// Conversations that may belong to incidents: between a source and a target of one, either way, while it went on.
/// Where
/// an incident names only some of its ends, the other end may be anybody.
///
/// @param leftOut incidents that fit, too, but are too many
record IncidentEnds(Condition condition, long leftOut) {

    private static final int MOST = 40;
    private static final int MOST_LOOKED_AT = 1_000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{1,32}");
    private static final int HIGHEST = 100;

    /// @throws BadSearch if there can be no such incident
    static void check(SearchTerm term) {
        for (String value : term.values()) {
            switch (term.field()) {
                case INCIDENT -> {
                    if (!ID.matcher(value).matches()) {
                        throw term.bad("\"" + value + "\" is no id of an incident: it stands on the incident's page");
                    }
                }
                case SCORE -> score(term, value);
                default -> {
                    if (!kinds().contains(value) && !families().contains(value)) {
                        throw term.bad("\"" + value + "\" is no kind of incident: there are "
                                + String.join(", ", families()) + ", " + String.join(", ", kinds()));
                    }
                }
            }
        }
    }

    static List<String> kinds() {
        return Arrays.stream(Kind.values()).map(Kind::label).toList();
    }

    static List<String> families() {
        return Arrays.stream(Family.values()).map(Family::label).toList();
    }

    private static long score(SearchTerm term, String value) {
        try {
            long score = Amounts.count(value);
            if (score <= HIGHEST) {
                return score;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw term.bad("\"" + value + "\" is no score: it is a whole number from 0 to " + HIGHEST);
    }

    /// Those of a time, in microseconds.
    static IncidentEnds of(SearchTerm term, IncidentReader reader, long from, long to) throws StoreException {
        List<IncidentSnapshot> found = new ArrayList<>();
        if (term.field() == Field.INCIDENT) {
            for (String id : term.values()) {
                Optional<StoredIncident> one = reader.exactly(id);
                one.ifPresent(stored -> found.add(stored.incident()));
            }
        } else {
            Triage triage = Triage.all().between(nanos(from), nanos(to));
            for (IncidentReader.Listed listed : reader.list(triage, MOST_LOOKED_AT, 0)) {
                if (fits(listed.incident().incident(), term)) {
                    found.add(listed.incident().incident());
                }
            }
        }
        List<Condition> any =
                found.stream().limit(MOST).map(IncidentEnds::condition).toList();
        return new IncidentEnds(Condition.any(any), Math.max(0, found.size() - MOST));
    }

    private static long nanos(long micros) {
        return Math.clamp(micros, Long.MIN_VALUE / 1_000, Long.MAX_VALUE / 1_000) * 1_000;
    }

    private static boolean fits(IncidentSnapshot incident, SearchTerm term) {
        if (term.field() == Field.LABEL) {
            return term.values().contains(incident.kind().label())
                    || term.values().contains(incident.kind().family().label());
        }
        return term.values().stream().anyMatch(value -> {
            long score = score(term, value);
            return switch (term.operator()) {
                case ">" -> incident.score() > score;
                case ">=" -> incident.score() >= score;
                case "<" -> incident.score() < score;
                case "<=" -> incident.score() <= score;
                default -> incident.score() == score;
            };
        });
    }

    private static Condition condition(IncidentSnapshot incident) {
        return Condition.all(List.of(
                Condition.of("ended >= ?", Math.floorDiv(incident.firstNanos(), 1_000L)),
                Condition.of("begun <= ?", -Math.floorDiv(-incident.lastNanos(), 1_000L)),
                ends(incident)));
    }

    private static Condition ends(IncidentSnapshot incident) {
        List<String> sources = texts(incident.sources());
        List<String> targets = texts(incident.targets());
        if (sources.isEmpty() && targets.isEmpty()) {
            return either(List.of(incident.entity().toString()));
        }
        boolean isAnySource = sources.isEmpty() || sources.size() < incident.sourceCount();
        boolean isAnyTarget = targets.isEmpty() || targets.size() < incident.targetCount();
        if (isAnySource || isAnyTarget) {
            List<Condition> any = new ArrayList<>();
            if (isAnySource && !targets.isEmpty()) {
                any.add(either(targets));
            }
            if (isAnyTarget && !sources.isEmpty()) {
                any.add(either(sources));
            }
            return Condition.any(any);
        }
        return Condition.any(List.of(
                Condition.all(List.of(Condition.among("src", sources), Condition.among("dst", targets))),
                Condition.all(List.of(Condition.among("src", targets), Condition.among("dst", sources)))));
    }

    private static Condition either(List<String> addresses) {
        return Condition.any(List.of(Condition.among("src", addresses), Condition.among("dst", addresses)));
    }

    private static List<String> texts(List<Address> addresses) {
        return addresses.stream().map(Address::toString).toList();
    }
}
