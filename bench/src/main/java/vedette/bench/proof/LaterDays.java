package vedette.bench.proof;

import static vedette.bench.proof.Contestant.percent;
import static vedette.bench.proof.Contestant.text;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import vedette.learn.judge.Judge;
import vedette.learn.model.Model;
import vedette.learn.split.Split;
import vedette.learn.split.Splits;
import vedette.learn.table.Table;

/// Days with other attacks than those that were learnt from.
record LaterDays(Table table) {

    private static final int DAYS = 3;
    private static final double LATEST = 1.0 / 3;
    private static final long MICROS = 1_000_000;

    void print() throws IOException {
        List<LocalDate> days = Splits.days(table);
        long cut = days.get(DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond() * MICROS;
        Table benign = Sets.benign(table);
        Split usual = Splits.byTime(benign, LATEST);
        Table train = Sets.together(
                benign.choose(usual.train()),
                Sets.where(table, row -> !Sets.isBenign(table, row) && table.micros(row) < cut));
        Table later = benign.choose(usual.test());
        Table attacks = Sets.where(table, row -> !Sets.isBenign(table, row) && table.micros(row) >= cut);
        LearningProof.title(
                "Later days, other attacks",
                "Trained on the attacks of " + days.get(0) + " to " + days.get(DAYS - 1) + " and judged by those of "
                        + days.get(DAYS) + " and " + days.getLast()
                        + ", of which none was there before. The file has benign"
                        + " rows of the first days only: the latest third of them, " + later.rows()
                        + ", was kept back. Right: attack or not, where a half is the threshold. The earlier threshold is"
                        + " one that one in a hundred of a fifth of the earlier benign rows reaches; the site's own, of"
                        + " the first half of the benign rows kept back, and it is judged by the second.");
        LearningProof.head(
                "kind",
                "right at a half",
                "ROC-AUC",
                "recall at the earlier threshold",
                "benign errors",
                "recall at the site's own",
                "benign errors");
        List<Contestant> all = new ArrayList<>(Contestant.CLASSIFIERS);
        all.addAll(Contestant.ANOMALY);
        for (Contestant one : all) {
            line(one, train, later, attacks);
        }
    }

    private static void line(Contestant one, Table train, Table benign, Table attacks) throws IOException {
        Split inner = Splits.byGroup(train, 0.2, 1);
        Model model = one.train(train.choose(inner.train()), 1);
        Split halves = Splits.byTime(benign, 0.5);
        float earlier = Contestant.threshold(model, Sets.benign(train.choose(inner.test())));
        float own = Contestant.threshold(model, benign.choose(halves.train()));
        Table second = benign.choose(halves.test());
        double found = Contestant.reached(model, attacks, 0.5f) * attacks.rows();
        double passed = (1 - Contestant.reached(model, benign, 0.5f)) * benign.rows();
        LearningProof.line(
                one.name(),
                one.kind().isAnomaly() ? "" : text((found + passed) / (attacks.rows() + benign.rows())),
                text(Contestant.rocAuc(Judge.judge(model, Sets.together(benign, attacks)))),
                percent(Contestant.reached(model, attacks, earlier)),
                percent(Contestant.reached(model, benign, earlier)),
                percent(Contestant.reached(model, attacks, own)),
                percent(Contestant.reached(model, second, own)));
    }
}
