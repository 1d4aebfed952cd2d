package vedette.learn.train;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
    private String found = "";
    private Calibration.@Nullable Method used;

    /// @param parts trained without these rows, and not calibrated
    Calibrator(Parts parts, Table validation) {
        this.parts = parts;
        this.validation = validation;
        preparation = parts.preparation();
    }

    /// What was done, for people.
    String words() {
        return (used == null ? "none" : used.name().toLowerCase(Locale.ROOT)) + found;
    }

    Parts best() {
        if (parts.benign() < 0 || validation.rows() < 2) {
            found = ": there are no probabilities of attacks";
            return parts;
        }
        Split halves = Splits.byGroup(validation, 0.5, 1);
        Table first = validation.choose(halves.train());
        Table second = validation.choose(halves.test());
        if (first.rows() == 0 || second.rows() == 0) {
            found = ": too few validation rows";
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
        found = "; " + tried;
        used = best;
        return best == null ? parts : parts.with(fit(validation, best));
    }

    /// What is left of the best when the model is learnt again from later rows, too: what was set right may
    /// have been that the first had not seen those. Found out by halves: what is set right by the earlier half
    /// of the validation rows must help a model that has learnt from that half, on the later one.
    ///
    /// @param chosen with a calibration
    /// @param earlier the validation rows by which it is learnt
    /// @param later those that are judged by
    /// @param again the parts of a model that has learnt from the earlier ones, too
    Parts ifItHelpsLater(Parts chosen, Table earlier, Table later, Parts again) {
        if (used == null) {
            return chosen;
        }
        Judgement plain = Judge.judge(again.whole(), later);
        Judgement judgement = Judge.judge(again.with(fit(earlier, used)).whole(), later);
        boolean helps = brier(judgement) < brier(plain) && macroF1(judgement) >= macroF1(plain) - MAY_COST;
        found += String.format(
                Locale.ROOT,
                "; learnt again from the earlier half, on the later half: %.4f as it is, %.4f set right%s",
                brier(plain),
                brier(judgement),
                helps ? "" : ", so it was left out");
        used = helps ? used : null;
        return helps ? chosen : parts;
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
