package vedette.app.whatif;

import java.util.List;
import java.util.StringJoiner;
import vedette.incident.suppress.Suppression;

/// What is to be otherwise than it was.
///
/// @param rules that hide incidents beside those that did
/// @param isWithoutRules whether those that did hide nothing
/// @param isWithoutFeedback whether nothing that was said of incidents counts
/// @param models which are at work instead, and within which alert budget, in words; empty if the same
record Change(List<Suppression> rules, boolean isWithoutRules, boolean isWithoutFeedback, String models) {

    static final Change NONE = new Change(List.of(), false, false, "");

    Change {
        rules = List.copyOf(rules);
    }

    boolean isNone() {
        return equals(NONE);
    }

    /// In words.
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" and ");
        if (isWithoutRules) {
            text.add("without the rules that hid incidents");
        }
        if (isWithoutFeedback) {
            text.add("without what was said of incidents");
        }
        if (!models.isEmpty()) {
            text.add(models);
        }
        rules.forEach(rule -> text.add("hiding " + rule.conditions()));
        return isNone() ? "as it was" : text.toString();
    }
}
