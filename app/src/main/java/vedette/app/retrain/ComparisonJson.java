package vedette.app.retrain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.learn.judge.Interval;
import vedette.learn.local.BeforeAfter;
import vedette.learn.local.Candidate;
import vedette.learn.local.Comparison;

/// A candidate beside the model before, as JSON.
final class ComparisonJson {

    private ComparisonJson() {}

    static Map<String, Object> of(Candidate candidate) {
        Comparison comparison = candidate.comparison();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", comparison.verdict());
        json.put("isWorse", comparison.isWorse());
        json.put("atHome", comparison.atHome().label());
        json.put("elsewhere", comparison.elsewhere().label());
        json.put("feedbackRowsLearnt", candidate.learnt());
        json.put("feedbackRowsHeldBack", candidate.heldBack());
        json.put("copiesOfEach", candidate.copies());
        json.put("selfTrained", new TreeMap<>(candidate.selfTrained()));
        json.put("selfTraining", candidate.ofSelfTraining());
        json.put(
                "heldBack",
                comparison.parts().stream().map(ComparisonJson::part).toList());
        return json;
    }

    private static Map<String, Object> part(BeforeAfter part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", part.name());
        json.put("isLocal", part.isLocal());
        json.put("count", part.rows());
        json.put("groups", part.groups());
        json.put("change", part.change().label());
        json.put("worseIn", part.worseIn());
        json.put("falseAlarmShare", pair(part.falseAlarms()));
        json.put("attacksFound", pair(part.found()));
        json.put("macroF1", pair(part.macroF1()));
        Map<String, Object> families = new LinkedHashMap<>();
        part.families().forEach(family -> families.put(family.name(), pair(family.found())));
        json.put("families", families);
        return json;
    }

    private static Map<String, Object> pair(BeforeAfter.Pair pair) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("of", pair.of());
        put("before", pair.before(), json);
        put("after", pair.after(), json);
        put("difference", pair.difference(), json);
        return json;
    }

    /// What is not known is left out.
    private static void put(String name, Interval interval, Map<String, Object> json) {
        if (interval.isKnown()) {
            json.put(name, interval.value());
            json.put(name + "95", new ArrayList<>(List.of(interval.low(), interval.high())));
        }
    }
}
