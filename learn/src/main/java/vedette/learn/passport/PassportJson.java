package vedette.learn.passport;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vedette.learn.network.Epoch;

/// A passport as JSON.
public final class PassportJson {

    private PassportJson() {}

    /// As an object.
    public static Map<String, Object> of(Passport passport) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", passport.name());
        json.put("kind", passport.kind().label());
        json.put("madeBy", passport.madeBy());
        json.put("seed", passport.seed());
        json.put("good", passport.isGood());
        json.put("features", passport.columns().size());
        json.put("data", passport.data().stream().map(PassportJson::data).toList());
        json.put("division", division(passport.division()));
        json.put("threshold", passport.threshold());
        json.put("calibration", passport.calibration());
        json.put("test", JudgementJson.of(passport.judged()));
        json.put(
                "baselines",
                passport.baselines().stream().map(PassportJson::baseline).toList());
        json.put("gates", passport.gates().stream().map(PassportJson::gate).toList());
        json.put("importance", importance(passport));
        json.put("history", passport.history().stream().map(PassportJson::epoch).toList());
        return json;
    }

    /// Without its seconds: those are not the same again.
    private static Map<String, Object> epoch(Epoch epoch) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", epoch.number());
        json.put("loss", epoch.loss());
        json.put("validationLoss", epoch.validationLoss());
        json.put("accuracy", epoch.accuracy());
        json.put("macroF1", epoch.macroF1());
        json.put("rate", epoch.rate());
        return json;
    }

    private static Map<String, Object> data(Passport.Data data) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", data.name());
        if (!data.origin().isEmpty()) {
            json.put("origin", data.origin());
        }
        json.put("sha256", data.digest());
        json.put("rows", data.rows());
        json.put("dropped", data.dropped());
        json.put("lost", data.lost());
        return json;
    }

    private static Map<String, Object> division(Passport.Division division) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("test", division.test());
        json.put("validation", division.validation());
        json.put("trainRows", division.sizes().train());
        json.put("validationRows", division.sizes().validation());
        json.put("testRows", division.sizes().test());
        json.put("warnings", division.warnings());
        return json;
    }

    private static Map<String, Object> baseline(Baseline baseline) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", baseline.name());
        json.put("macroF1", baseline.macroF1());
        json.put("rocAuc", baseline.rocAuc());
        return json;
    }

    private static Map<String, Object> gate(Gate gate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", gate.name());
        json.put("outcome", gate.outcome().label());
        json.put("asks", gate.asks());
        json.put("found", gate.found());
        return json;
    }

    private static List<Map<String, Object>> importance(Passport passport) {
        return IntStream.range(0, passport.importance().size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        column -> -passport.importance().get(column)))
                .map(column -> share(passport, column))
                .toList();
    }

    private static Map<String, Object> share(Passport passport, int column) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("feature", passport.columns().name(column));
        json.put("share", passport.importance().get(column));
        return json;
    }
}
