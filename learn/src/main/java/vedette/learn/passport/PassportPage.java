package vedette.learn.passport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vedette.learn.bundle.Bundle;
import vedette.learn.judge.Confusion;
import vedette.learn.judge.Interval;
import vedette.learn.judge.Judgement;
import vedette.learn.judge.Judgements;
import vedette.learn.judge.Ranking;
import vedette.learn.judge.Reliability;

/// A passport as a page of Markdown, and the pictures in it.
public final class PassportPage {

    private final Passport passport;
    private final Map<String, String> pictures;
    private final StringBuilder page = new StringBuilder();

    private PassportPage(Passport passport) {
        this.passport = passport;
        pictures = Pictures.of(passport);
    }

    /// The files of a passport for people, by name.
    public static Map<String, String> files(Passport passport) {
        PassportPage made = new PassportPage(passport);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(Bundle.PASSPORT_PAGE, made.page());
        files.putAll(made.pictures);
        return files;
    }

    private String page() {
        head();
        gates();
        figures();
        parts("Each origin apart", "origin", passport.judged().origins());
        parts("By how old flows were", "age", passport.judged().ages());
        classes();
        kinds();
        baselines();
        data();
        pictures.keySet().forEach(name -> line("![" + name.replace(".svg", "") + "](" + name + ")\n"));
        return page.toString();
    }

    private void head() {
        line("# " + passport.name());
        line("");
        line("A " + passport.kind().label() + " on " + passport.columns().size() + " features, made by "
                + passport.madeBy() + " with seed " + passport.seed() + ". "
                + (passport.isGood() ? "It failed no gate." : "**It failed a gate.**"));
        line("");
        Passport.Sizes sizes = passport.division().sizes();
        line("Learnt from " + sizes.train() + " rows, chosen by " + sizes.validation() + " others ("
                + passport.division().validation() + ")"
                + (passport.kind().isNetwork() ? "" : ", learnt again from both") + ", judged once by " + sizes.test()
                + " that were kept back (" + passport.division().test() + ").");
        line("Calibration: " + passport.calibration() + ".");
        line(String.format(
                Locale.ROOT,
                "Threshold: %.6f, which one in a hundred benign validation rows reaches.",
                passport.threshold()));
        passport.division().warnings().forEach(warning -> line("\n**" + warning + "**"));
        line("");
    }

    private void gates() {
        line("## Gates\n\n| gate | outcome | asks | found |\n|---|---|---|---|");
        for (Gate gate : passport.gates()) {
            line("| " + gate.name() + " | " + gate.outcome().label() + " | " + gate.asks() + " | " + gate.found()
                    + " |");
        }
        line("");
    }

    private void figures() {
        Judgement test = passport.test();
        line("## On the rows kept back\n\n| figure | value | 95 % |\n|---|---|---|");
        Confusion confusion = test.confusion();
        if (confusion != null) {
            row("accuracy", confusion.accuracy(), test.accuracy());
            row("macro-F1", confusion.macroF1(), test.macroF1());
            row("weighted F1", confusion.weightedF1(), Interval.NONE);
            Interval errors = confusion.benignErrors(test.benign());
            row("benign rows taken for attacks", errors.value(), errors);
        }
        Ranking ranking = test.ranking();
        if (ranking.isKnown()) {
            row("ROC-AUC", ranking.rocAuc(), test.rocAuc());
            row("PR-AUC", ranking.prAuc(), Interval.NONE);
            for (double share : Ranking.FALSE_SHARES) {
                row(
                        "attacks found at " + share * 100 + " % of benign rows",
                        ranking.atFalseShare(share).recall(),
                        Interval.NONE);
            }
        }
        Reliability reliability = test.reliability();
        if (reliability != null) {
            row("calibration error", reliability.error(), Interval.NONE);
            row("Brier score", reliability.brier(), Interval.NONE);
        }
        line("");
    }

    private void parts(String title, String what, List<Judgements.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        line("## " + title + "\n");
        line(
                "Of the same rows. Recall: of attacks, where one in a hundred of the part's benign rows is taken for one.\n");
        line("| " + what + " | rows | accuracy | macro-F1 | 95 % | benign errors | ROC-AUC | recall |");
        line("|---|---|---|---|---|---|---|---|");
        for (Judgements.Part part : parts) {
            PartFigures figures = PartFigures.of(part.judgement());
            Interval macroF1 = part.judgement().macroF1();
            String bounds = macroF1.isKnown() ? text(macroF1.low()) + "-" + text(macroF1.high()) : "";
            line("| " + part.name() + " | " + figures.rows() + " | " + text(figures.accuracy()) + " | "
                    + text(figures.macroF1()) + " | " + bounds + " | " + text(figures.benignErrors()) + " | "
                    + text(figures.rocAuc()) + " | " + text(figures.recall()) + " |");
        }
        line("");
    }

    private void row(String name, double value, Interval interval) {
        String bounds = interval.isKnown() ? text(interval.low()) + "-" + text(interval.high()) : "";
        line("| " + name + " | " + text(value) + " | " + bounds + " |");
    }

    private void classes() {
        Confusion confusion = passport.test().confusion();
        if (confusion == null) {
            return;
        }
        line("## Classes\n\n| class | rows | precision | 95 % | recall | 95 % | F1 |\n|---|---|---|---|---|---|---|");
        for (int which = 0; which < confusion.labels().size(); which++) {
            Confusion.OfClass one = confusion.ofClass(which);
            line("| " + one.name() + " | " + one.support() + " | " + shares(one.precision()) + " | "
                    + shares(one.recall()) + " | " + text(one.f1()) + " |");
        }
        line("");
    }

    private static String shares(Interval interval) {
        return interval.isKnown()
                ? text(interval.value()) + " | " + text(interval.low()) + "-" + text(interval.high())
                : "- | -";
    }

    private void kinds() {
        if (passport.test().kinds().isEmpty()) {
            return;
        }
        line("## Attacks against what is benign, by kind\n");
        line("Recall: at the threshold that one in a hundred benign rows reaches.\n");
        line("| kind | rows | ROC-AUC | recall |\n|---|---|---|---|");
        for (Judgement.OfKind kind : passport.test().kinds()) {
            line("| " + kind.name() + " | " + kind.rows() + " | " + text(kind.rocAuc()) + " | " + text(kind.recall())
                    + " |");
        }
        line("");
    }

    private void baselines() {
        line("## What can be had without it\n\n| baseline | macro-F1 | ROC-AUC |\n|---|---|---|");
        for (Baseline baseline : passport.baselines()) {
            line("| " + baseline.name() + " | " + text(baseline.macroF1()) + " | " + text(baseline.rocAuc()) + " |");
        }
        line("");
    }

    private void data() {
        line("## Data\n");
        for (Passport.Data data : passport.data()) {
            line("`" + data.name() + "`" + (data.origin().isEmpty() ? "" : " of " + data.origin()) + " (SHA-256 `"
                    + data.digest() + "`): " + new TreeMap<>(data.rows())
                    + (data.dropped().isEmpty() ? "" : "; dropped " + data.dropped())
                    + (data.lost().isEmpty()
                            ? ""
                            : "; not learnt from, since other files do not have it: " + String.join(", ", data.lost()))
                    + "\n");
        }
    }

    private static String text(double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.4f", figure);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
