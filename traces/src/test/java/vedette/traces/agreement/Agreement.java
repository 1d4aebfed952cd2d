package vedette.traces.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vedette.traces.reference.FiveTuple;
import vedette.traces.reference.Source;

/// How often we and the others agree, by source and column, and why not where not.
final class Agreement {

    private record Cell(Source source, String column) {}

    private static final class Count {
        int equal;
        int different;
        int onlyOurs;
        int onlyTheirs;
    }

    private final Explanations explanations;
    private final Map<Cell, Count> counts = new LinkedHashMap<>();
    private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    private final Map<Source, Set<String>> captures = new EnumMap<>(Source.class);
    private final List<Difference> unexplained = new ArrayList<>();

    Agreement(Explanations explanations) {
        this.explanations = explanations;
    }

    List<Difference> unexplained() {
        return unexplained;
    }

    void add(Comparison comparison) {
        Source source = comparison.reference().source();
        captures.merge(source, Set.of(comparison.reference().name()), Agreement::union);
        comparison.equal.forEach((column, equal) -> count(source, column).equal += equal);
        Map<String, Reason> ofTuples = new TreeMap<>();
        for (Difference difference : comparison.differences) {
            count(difference, source);
            Optional<Reason> reason = explanations
                    .explain(difference)
                    .or(() -> Optional.ofNullable(ofTuples.get(conversation(difference))));
            reason.ifPresent(why -> ofTuples.putIfAbsent(conversation(difference), why));
            reason.ifPresentOrElse(why -> reasons.merge(why, 1, Integer::sum), () -> unexplained.add(difference));
        }
    }

    /// What is said of a conversation whose packets differ follows from that.
    private static String conversation(Difference difference) {
        FiveTuple tuple = difference.tuple();
        return tuple == null ? "all" : tuple.ordered().toString();
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private Count count(Source source, String column) {
        return counts.computeIfAbsent(new Cell(source, column), _ -> new Count());
    }

    private void count(Difference difference, Source source) {
        Count count = count(source, difference.column());
        if (difference.ours().equals("0")) {
            count.onlyTheirs++;
        } else if (difference.theirs().equals("0")) {
            count.onlyOurs++;
        } else {
            count.different++;
        }
    }

    /// The whole of it, as Markdown.
    String table() {
        StringBuilder text = new StringBuilder("""
                | source | captures | column | equal | different | only ours | only theirs |
                |---|---|---|---|---|---|---|
                """);
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Cell::source).thenComparing(Cell::column)))
                .forEach(entry -> text.append(line(entry.getKey(), entry.getValue())));
        return text.toString();
    }

    private String line(Cell cell, Count count) {
        return "| " + cell.source.label() + " | "
                + Objects.requireNonNull(captures.get(cell.source)).size() + " | " + cell.column + " | " + count.equal
                + " | " + count.different + " | " + count.onlyOurs + " | " + count.onlyTheirs + " |\n";
    }

    /// Every reason that was needed, and how often.
    String reasons() {
        StringBuilder text = new StringBuilder("""
                | how often | why |
                |---|---|
                """);
        reasons.forEach((reason, times) -> text.append("| ")
                .append(times)
                .append(" | ")
                .append(reason.sentence())
                .append(" |\n"));
        return text.toString();
    }
}
