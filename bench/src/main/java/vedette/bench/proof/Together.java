package vedette.bench.proof;

import static vedette.bench.proof.Contestant.percent;
import static vedette.bench.proof.Contestant.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.learn.judge.Ranking;
import vedette.learn.model.Model;
import vedette.learn.read.LabelOptions;
import vedette.learn.read.LabelOptions.Naming;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;
import vedette.learn.tree.Chance;

/// Models of flows and models of activity, alone and together, by what both kinds of row can be asked about: a host in
/// a window of ten seconds.
record Together(Path lab, Path whole) {

    private static final double FALSE_SHARE = 0.01;
    private static final double CALIBRATED_BY = 0.5;
    private static final List<String> WAYS = List.of("flows", "activity", "either", "both");

    void print() throws IOException {
        List<Contestant> kinds = new ArrayList<>(Contestant.CLASSIFIERS);
        kinds.add(Contestant.ANOMALY.getFirst()); // neighbours are slow on so many flows
        Table flows = Sets.load(lab.resolve("train-flow.parquet"), Naming.FAMILY, null);
        Table actors = activity("actor", null);
        Table activity = Sets.together(actors, activity("victim", actors.columns()));
        List<Model> ofFlows = new ArrayList<>();
        List<Model> ofActivity = new ArrayList<>();
        for (Contestant kind : kinds) {
            ofFlows.add(kind.train(flows, 1));
            ofActivity.add(kind.train(activity, 1));
        }
        List<HostWindow> all = new HostWindows(ofFlows, ofActivity).read(whole);
        List<HostWindow> usual = all.stream().filter(Together::isForCalibration).toList();
        List<HostWindow> judged =
                all.stream().filter(window -> !isForCalibration(window)).toList();
        title(usual, judged);
        LearningProof.head("kind", "by", "ROC-AUC", "windows found", "attacks found");
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (String way : WAYS) {
                print(kinds.get(kind).name(), way, judged, scores(way, kind, usual, judged));
            }
        }
        System.out.println("\nBy family of attacks, random forests: attacks found, of how many.\n");
        families(usual, judged);
    }

    private static boolean isForCalibration(HostWindow window) {
        return !window.isAttack() && Chance.of(3, window.host().hashCode()).fraction() < CALIBRATED_BY;
    }

    private Table activity(String role, @Nullable Columns columns) throws IOException {
        ReadOptions options = ReadOptions.defaults()
                .withLabels(LabelOptions.defaults().withNaming(Naming.FAMILY))
                .withColumns(columns)
                .where("kind", role)
                .where("window_seconds", "10");
        return Sets.load(lab.resolve("train-activity.parquet"), options);
    }

    private static void title(List<HostWindow> usual, List<HostWindow> judged) {
        long attacked = judged.stream().filter(HostWindow::isAttack).count();
        LearningProof.title(
                "Flows and activity, alone and together",
                "What both kinds of row can be asked about is a host in a window of ten seconds of a recording, by what"
                        + " it did or by what was done to it. Its row of activity says what it is in truth; windows"
                        + " that are partial or without packets are left out. A flow counts in every window between"
                        + " its first packet and its last, for the host that began it and for the one it went to: the"
                        + " highest score of a window's flows is what flows say of it, 0 if it has none. Learnt from"
                        + " the lab's training recordings as above, judged by whole test recordings and not by a share"
                        + " of their rows, since a window needs all of its flows: " + attacked
                        + " windows of attacks and " + (judged.size() - attacked)
                        + " benign ones. Either: the more unlikely of the two scores among " + usual.size()
                        + " other benign windows, those of half of the hosts. Both: the sum of how unlikely they are,"
                        + " in logarithms. Found: where one in a hundred of the benign windows judged is taken for an"
                        + " attack, whichever way. An attack is one kind of attack by or on one host in one recording,"
                        + " and found if one of its windows is. Neighbours are left out, since they are slow on so"
                        + " many flows.");
    }

    private static void print(String kind, String way, List<HostWindow> judged, float[] scores) {
        Ranking ranking = ranking(judged, scores);
        Ranking.Point point = ranking.atFalseShare(FALSE_SHARE);
        Map<String, Boolean> attacks = attacks(judged, scores, point.threshold());
        long found = attacks.values().stream().filter(isFound -> isFound).count();
        LearningProof.line(kind, way, text(ranking.rocAuc()), percent(point.recall()), found + " of " + attacks.size());
    }

    private static void families(List<HostWindow> usual, List<HostWindow> judged) {
        Map<String, String> familyOf = judged.stream()
                .filter(HostWindow::isAttack)
                .collect(Collectors.toMap(HostWindow::attack, HostWindow::family, (one, _) -> one, TreeMap::new));
        Map<String, List<Object>> lines = new TreeMap<>();
        for (String way : WAYS) {
            float[] scores = scores(way, 0, usual, judged);
            float threshold = ranking(judged, scores).atFalseShare(FALSE_SHARE).threshold();
            Map<String, long[]> counts = new TreeMap<>();
            attacks(judged, scores, threshold).forEach((attack, isFound) -> {
                long[] count = counts.computeIfAbsent(familyOf.getOrDefault(attack, ""), _ -> new long[2]);
                count[0] += isFound ? 1 : 0;
                count[1]++;
            });
            counts.forEach((family, count) -> {
                lines.computeIfAbsent(family, _ -> new ArrayList<>(List.of(family, count[1])))
                        .add(count[0]);
            });
        }
        LearningProof.head("family", "attacks", "flows", "activity", "either", "both");
        lines.values().forEach(line -> LearningProof.line(line.toArray()));
    }

    private static Ranking ranking(List<HostWindow> judged, float[] scores) {
        boolean[] isAttack = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            isAttack[i] = judged.get(i).isAttack();
        }
        return Ranking.of(scores, isAttack);
    }

    /// Whether each attack is found.
    private static Map<String, Boolean> attacks(List<HostWindow> judged, float[] scores, float threshold) {
        Map<String, Boolean> attacks = new TreeMap<>();
        for (int i = 0; i < scores.length; i++) {
            if (judged.get(i).isAttack()) {
                attacks.merge(judged.get(i).attack(), scores[i] >= threshold, Boolean::logicalOr);
            }
        }
        return attacks;
    }

    private static float[] scores(String way, int kind, List<HostWindow> usual, List<HostWindow> judged) {
        float[] flows = values(judged, kind, true);
        float[] activity = values(judged, kind, false);
        if (way.equals("flows")) {
            return flows;
        }
        if (way.equals("activity")) {
            return activity;
        }
        float[] one = unlikely(values(usual, kind, true), flows);
        float[] other = unlikely(values(usual, kind, false), activity);
        for (int i = 0; i < one.length; i++) {
            one[i] = way.equals("either") ? Math.max(one[i], other[i]) : one[i] + other[i];
        }
        return one;
    }

    /// How unlikely each score is among the usual ones, as a logarithm; beyond the highest of them by score.
    private static float[] unlikely(float[] usual, float[] scores) {
        Arrays.sort(usual);
        float[] unlikely = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int below = Arrays.binarySearch(usual, Math.nextDown(scores[i]));
            below = below < 0 ? -below - 1 : below;
            while (below < usual.length && usual[below] < scores[i]) {
                below++;
            }
            double share = (usual.length - below + 0.5) / (usual.length + 1);
            unlikely[i] = (float) (scores[i] - StrictMath.log(share));
        }
        return unlikely;
    }

    private static float[] values(List<HostWindow> windows, int kind, boolean areOfFlows) {
        float[] values = new float[windows.size()];
        for (int i = 0; i < values.length; i++) {
            HostWindow window = windows.get(i);
            values[i] = areOfFlows ? window.flows(kind) : window.activity(kind);
        }
        return values;
    }
}
