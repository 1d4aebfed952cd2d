package vedette.app.measure;

import java.util.List;
import java.util.Locale;
import vedette.app.operate.ModelWatch;
import vedette.detect.drift.Drift;
import vedette.detect.learned.ModelMinute;
import vedette.web.metric.FindingMetrics;
import vedette.web.metric.Measure;

/// What models are at.
///
/// @param minute the latest that is over
record ModelMeasures(ModelMinute minute, ModelWatch.Fit fit, ModelAges ages) {

    private static final double MILLIS = 1e3;
    private static final int MOST = 128;

    void addTo(List<Measure> all) {
        all.add(FindingMetrics.MODELS.of(fit.atWork()));
        ages.ages().forEach((name, age) -> all.add(FindingMetrics.MODEL_AGE.of(age.toMillis() / MILLIS, name)));
        if (minute.minute() == ModelMinute.NONE.minute()) {
            return;
        }
        all.add(FindingMetrics.MODEL_HOSTS.of(minute.hosts()));
        all.add(FindingMetrics.MODEL_JUDGED.of((double) minute.judged()));
        all.add(FindingMetrics.MODEL_LEFT_OUT.of((double) minute.leftOut()));
        for (Drift drift : minute.drifts().stream().limit(MOST).toList()) {
            all.add(FindingMetrics.MODEL_DRIFT.of(
                    drift.after() - drift.before(),
                    drift.model(),
                    drift.subject().name().toLowerCase(Locale.ROOT)));
        }
        all.add(FindingMetrics.BUDGET_OPENED.of((double) minute.budget().opened()));
        all.add(FindingMetrics.BUDGET_HELD_BACK.of((double) minute.budget().heldBack()));
    }
}
