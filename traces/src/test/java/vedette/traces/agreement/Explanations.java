package vedette.traces.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vedette.traces.reference.FiveTuple;

/// Finds the reason for a difference: by what the capture's packets are, else by `agreement-explained.csv`, which
/// names a reason, the source with the capture, the column and the conversation; all but the first are patterns.
final class Explanations {

    /// IPv4, UDP, IPv6 and GRE.
    private static final Set<Integer> CARRIERS = Set.of(4, 17, 41, 47);

    private record Rule(Reason reason, Pattern reference, Pattern column, Pattern tuple) {}

    private final List<Rule> rules = new ArrayList<>();
    private final List<Rule> used = new ArrayList<>();

    static Explanations load() throws IOException {
        Explanations explanations = new Explanations();
        try (InputStream in = Objects.requireNonNull(
                Explanations.class.getResourceAsStream("agreement-explained.csv"), "agreement-explained.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(explanations::add);
        }
        return explanations;
    }

    private void add(String line) {
        String[] columns = line.split(",", 4);
        if (columns.length < 4) {
            throw new IllegalStateException("a rule has a reason, a reference, a column and a conversation: " + line);
        }
        rules.add(new Rule(
                Reason.valueOf(columns[0]),
                Pattern.compile(columns[1]),
                Pattern.compile(columns[2]),
                Pattern.compile(columns[3])));
    }

    /// Rules that no difference needed.
    List<String> unused() {
        return rules.stream()
                .filter(rule -> !used.contains(rule))
                .map(rule -> rule.reason + " " + rule.reference + " " + rule.column + " " + rule.tuple)
                .toList();
    }

    Optional<Reason> explain(Difference difference) {
        return byPackets(difference).or(() -> byRule(difference));
    }

    private static Optional<Reason> byPackets(Difference difference) {
        FiveTuple tuple = difference.tuple();
        if (tuple == null) {
            return byAllPackets(difference);
        }
        if (!difference.column().equals("packets")) {
            return Optional.empty();
        }
        Wire.Facts facts = difference.wire().of(tuple);
        long more = difference.theirsAsNumber() - difference.oursAsNumber();
        if (more > 0 && more == facts.errors) {
            return Optional.of(Reason.ICMP_ERRORS);
        }
        boolean isUnseen = facts.packets == 0 && difference.oursAsNumber() == 0;
        boolean canCarry = CARRIERS.contains(tuple.protocol())
                && difference.theirsAsNumber() <= difference.wire().all().tunnelled;
        return isUnseen && canCarry ? Optional.of(Reason.TUNNEL) : Optional.empty();
    }

    private static Optional<Reason> byAllPackets(Difference difference) {
        Wire.Facts all = difference.wire().all();
        if (difference.column().equals("flows")) {
            return sum(difference.ours()) == sum(difference.theirs()) ? Optional.of(Reason.FLOW_END) : Optional.empty();
        }
        long more = difference.theirsAsNumber() - difference.oursAsNumber();
        boolean isErrors = difference.column().equals("packets") ? more == all.errors : more == all.errorFrameBytes;
        return isErrors && all.errors > 0 ? Optional.of(Reason.ICMP_ERRORS) : Optional.empty();
    }

    private static long sum(String counts) {
        return counts.isEmpty()
                ? 0
                : List.of(counts.split(" ", -1)).stream()
                        .mapToLong(Long::parseLong)
                        .sum();
    }

    private Optional<Reason> byRule(Difference difference) {
        String reference = difference.reference().toString();
        String tuple = String.valueOf(difference.tuple());
        return rules.stream()
                .filter(rule -> rule.reference.matcher(reference).matches()
                        && rule.column.matcher(difference.column()).matches()
                        && rule.tuple.matcher(tuple).matches())
                .peek(used::add)
                .map(Rule::reason)
                .findFirst();
    }
}
