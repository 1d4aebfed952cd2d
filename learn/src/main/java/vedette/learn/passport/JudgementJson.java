package vedette.learn.passport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.learn.judge.Confusion;
import vedette.learn.judge.Interval;
import vedette.learn.judge.Judgement;
import vedette.learn.judge.Judgements;
import vedette.learn.judge.Ranking;
import vedette.learn.judge.Reliability;

/// A judgement as JSON: what `vedette evaluate --json` prints.
public final class JudgementJson {

    private JudgementJson() {}

    /// As an object.
    public static Map<String, Object> of(Judgement judgement) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", judgement.rows());
        Confusion confusion = judgement.confusion();
        if (confusion != null) {
            json.put("accuracy", confusion.accuracy());
            json.put("accuracy95", bounds(judgement.accuracy()));
            json.put("macroF1", confusion.macroF1());
            json.put("macroF195", bounds(judgement.macroF1()));
            json.put("weightedF1", confusion.weightedF1());
            json.put("benignFpr", confusion.benignErrors(judgement.benign()).value());
            json.put("benignFpr95", bounds(confusion.benignErrors(judgement.benign())));
            json.put("perClass", perClass(confusion));
        }
        Ranking ranking = judgement.ranking();
        if (ranking.isKnown()) {
            json.put("rocAuc", ranking.rocAuc());
            json.put("rocAuc95", bounds(judgement.rocAuc()));
            json.put("prAuc", ranking.prAuc());
            json.put(
                    "atFalseShare",
                    Ranking.FALSE_SHARES.stream()
                            .map(share -> point(share, ranking.atFalseShare(share)))
                            .toList());
            json.put("perKind", perKind(judgement.kinds()));
        }
        Reliability reliability = judgement.reliability();
        if (reliability != null) {
            json.put("calibrationError", reliability.error());
            json.put("brier", reliability.brier());
            json.put(
                    "reliability",
                    reliability.bins().stream().map(JudgementJson::bin).toList());
        }
        if (confusion != null) {
            json.put("confusion", matrix(confusion));
            json.put("labels", confusion.labels());
        }
        return json;
    }

    /// As an object, with those of parts in it.
    public static Map<String, Object> of(Judgements judgements) {
        Map<String, Object> json = of(judgements.whole());
        put("perOrigin", judgements.origins(), json);
        put("perAge", judgements.ages(), json);
        return json;
    }

    private static void put(String name, List<Judgements.Part> parts, Map<String, Object> json) {
        if (!parts.isEmpty()) {
            Map<String, Object> all = new LinkedHashMap<>();
            parts.forEach(part -> all.put(part.name(), of(part.judgement())));
            json.put(name, all);
        }
    }

    private static List<Double> bounds(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    private static Map<String, Object> perClass(Confusion confusion) {
        Map<String, Object> classes = new LinkedHashMap<>();
        for (int which = 0; which < confusion.labels().size(); which++) {
            Confusion.OfClass one = confusion.ofClass(which);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("precision", one.precision().isKnown() ? one.precision().value() : 0.0);
            json.put("recall", one.recall().isKnown() ? one.recall().value() : 0.0);
            json.put("f1", one.f1());
            json.put("support", one.support());
            json.put("precision95", bounds(one.precision()));
            json.put("recall95", bounds(one.recall()));
            classes.put(one.name(), json);
        }
        return classes;
    }

    private static Map<String, Object> perKind(List<Judgement.OfKind> kinds) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Judgement.OfKind kind : kinds) {
            Map<String, Object> one = new LinkedHashMap<>(); // in one order, or a bundle's bytes differ by chance
            one.put("rows", kind.rows());
            one.put("rocAuc", kind.rocAuc());
            one.put("recallAtOnePercent", kind.recall());
            all.put(kind.name(), one);
        }
        return all;
    }

    private static Map<String, Object> point(double share, Ranking.Point point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("wanted", share);
        json.put("falseShare", point.falseShare());
        json.put("recall", point.recall());
        json.put("precision", point.precision());
        json.put("threshold", point.threshold());
        return json;
    }

    private static Map<String, Object> bin(Reliability.Bin bin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("said", bin.said());
        json.put("happened", bin.happened());
        json.put("rows", bin.rows());
        return json;
    }

    private static List<List<Long>> matrix(Confusion confusion) {
        int size = confusion.labels().size();
        List<List<Long>> matrix = new ArrayList<>();
        for (int truth = 0; truth < size; truth++) {
            List<Long> row = new ArrayList<>();
            for (int said = 0; said < size; said++) {
                row.add(Math.round(confusion.count(truth, said)));
            }
            matrix.add(row);
        }
        return matrix;
    }
}
