package vedette.learn.train;

import java.util.Locale;
import vedette.learn.bundle.Parts;
import vedette.learn.calibrate.Calibration;
import vedette.learn.judge.Confusion;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgement;
import vedette.learn.judge.Reliability;
import vedette.learn.model.Model;
import vedette.learn.prepare.Preparation;
import vedette.learn.split.Split;
import vedette.learn.split.Splits;
import vedette.learn.table.Table;

/// Sets the probabilities of a model right by validation rows, if that makes them better: ways are tried on one half of
/// the rows and compared on the other.
final class Calibrator {

    private static final double WORTH = 0.98;
    private static final double MAY_COST = 0.005;

    private final Preparation preparation;
    private final Parts parts;
    private final Table validation;
    private String words = "";

    /// @param parts trained without these rows, and not calibrated
    Calibrator(Parts parts, Table validation) {
        this.parts = parts;
        this.validation = validation;
        preparation = parts.preparation();
    }

    /// What was done, for people.
    String words() {
        return words;
    }

    Parts best() {
        if (parts.benign() < 0 || validation.rows() < 2) {
            words = "none: there are no probabilities of attacks";
            return parts;
        }
        Split halves = Splits.byGroup(validation, 0.5, 1);
        Table first = validation.choose(halves.train());
        Table second = validation.choose(halves.test());
        if (first.rows() == 0 || second.rows() == 0) {
            words = "none: too few validation rows";
            return parts;
        }
        Judgement plain = Judge.judge(parts.whole(), second);
        double bestError = WORTH * brier(plain);
        Calibration.Method best = null;
        StringBuilder tried = new StringBuilder(
                String.format(Locale.ROOT, "Brier score on half of the validation rows: %.4f as it is", brier(plain)));
        for (Calibration.Method method : Calibration.Method.values()) {
            Judgement judgement = Judge.judge(parts.with(fit(first, method)).whole(), second);
            tried.append(String.format(
                    Locale.ROOT, ", %.4f %s", brier(judgement), method.name().toLowerCase(Locale.ROOT)));
            if (brier(judgement) < bestError && macroF1(judgement) >= macroF1(plain) - MAY_COST) {
                bestError = brier(judgement);
                best = method;
            }
        }
        words = (best == null ? "none" : best.name().toLowerCase(Locale.ROOT)) + "; " + tried;
        return best == null ? parts : parts.with(fit(validation, best));
    }

    private Calibration fit(Table rows, Calibration.Method method) {
        Model core = parts.core();
        return Calibration.fit(core, preparation.apply(rows), method);
    }

    private static double brier(Judgement judgement) {
        Reliability reliability = judgement.reliability();
        return reliability == null ? Double.POSITIVE_INFINITY : reliability.brier();
    }

    private static double macroF1(Judgement judgement) {
        Confusion confusion = judgement.confusion();
        return confusion == null ? 0 : confusion.macroF1();
    }
}
