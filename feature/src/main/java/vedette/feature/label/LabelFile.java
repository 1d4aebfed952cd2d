package vedette.feature.label;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.feature.AddressSet;
import vedette.feature.FlowLabels;
import vedette.flow.label.ConversationLabels;
import vedette.flow.record.FlowView;

/// The rules of a label file: who did what, to whom and when.
///
/// A flow has the label of the first rule of the file whose addresses, port and protocol it matches, in either
/// direction, and in whose time the conversation's first packet lies, both ends included.
///
/// For what is counted by label, labels have numbers from 1, in the order of class and tool. What the file itself calls
/// benign has none.
///
/// Rules are sorted by when they begin. Beside each stands the latest end of it and all before it: a search goes back
/// from the last that has begun, to where none before can still be running.
public final class LabelFile implements FlowLabels, ConversationLabels {

    /// What a flow is that no rule matches, in the words of the public data sets.
    public static final String BENIGN = "BENIGN";

    private static final Comparator<FlowLabel> BY_NAME =
            Comparator.comparing(FlowLabel::name).thenComparing(FlowLabel::tool);

    private final LabelRule[] rules;
    private final long[] latestEnd;
    private final List<FlowLabel> labels;

    private LabelFile(List<LabelRule> inFile) {
        rules = inFile.stream()
                .sorted(Comparator.comparingLong(LabelRule::start))
                .toArray(LabelRule[]::new);
        latestEnd = new long[rules.length];
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < rules.length; i++) {
            latest = Math.max(latest, rules[i].end());
            latestEnd[i] = latest;
        }
        labels = inFile.stream()
                .map(rule -> rule.label().withoutSubtype())
                .filter(label -> !label.name().equals(BENIGN))
                .distinct()
                .sorted(BY_NAME)
                .toList();
    }

    /// Reads comma-separated values with a line of names. Needed are `start_epoch,end_epoch,src,dst,dport,proto,class`;
    /// `sport`, `tool` and `subtype` are taken where they are, others passed over.
    ///
    /// @param lab the addresses that `*` does not mean
    /// @throws IOException naming file, line, value and what would be accepted
    public static LabelFile read(Path file, AddressSet lab) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String head = lines.readLine();
            if (head == null) {
                throw new IOException(file + " is empty: a label file begins with a line of column names");
            }
            LabelLine columns = LabelLine.head(file.toString(), head);
            List<LabelRule> rules = new ArrayList<>();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rules.add(columns.rule(number, line, lab));
                }
            }
            return new LabelFile(rules);
        }
    }

    public int size() {
        return rules.length;
    }

    @Override
    public String labelOf(FlowView flow) {
        LabelRule rule = ruleOf(flow);
        return rule == null ? BENIGN : rule.label().name();
    }

    /// What the file says of the flow; null if nothing.
    public @Nullable FlowLabel find(FlowView flow) {
        LabelRule rule = ruleOf(flow);
        return rule == null ? null : rule.label();
    }

    /// All that are not benign, each at the place of its number less one, without subtypes.
    public List<FlowLabel> labels() {
        return labels;
    }

    @Override
    public int numberOf(FlowView flow) {
        LabelRule rule = ruleOf(flow);
        if (rule == null || rule.label().name().equals(BENIGN)) {
            return ConversationLabels.NONE;
        }
        int number = Collections.binarySearch(labels, rule.label(), BY_NAME) + 1;
        return rule.matchesForward(flow) ? number : -number;
    }

    private @Nullable LabelRule ruleOf(FlowView flow) {
        long time = flow.conversationStart();
        LabelRule best = null;
        for (int i = lastBegunAt(time); i >= 0 && latestEnd[i] >= time; i--) {
            LabelRule rule = rules[i];
            if (rule.end() >= time && (best == null || rule.line() < best.line()) && rule.matches(flow)) {
                best = rule;
            }
        }
        return best;
    }

    private int lastBegunAt(long time) {
        int from = 0;
        int to = rules.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (rules[middle].start() <= time) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }
}
