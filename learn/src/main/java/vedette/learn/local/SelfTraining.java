package vedette.learn.local;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import vedette.learn.judge.Judge;
import vedette.learn.table.Joined;
import vedette.learn.table.Table;
import vedette.learn.tree.Chance;

/// Rows that nobody has labelled, labelled by models: those of which two models of different kinds say the same, both
/// sure of it ([Teacher]).
///
/// Models believe in their own mistakes, so that is bounded: so many rows of each class, of which one host has but a
/// part, drawn by chance and not by how sure models are, which would draw what they know already. Of a class that is
/// learnt from few rows no more are taken than it has, lest a guess outnumber what is known. Whether it helped is not
/// for these models to say, but for rows that were kept back.
final class SelfTraining {

    private static final int LEAST_OF_HOST = 20;

    private final LocalConfig config;
    private final Teacher one;
    private final Teacher other;
    private final Map<String, Integer> taken = new TreeMap<>();

    /// @param one of one kind
    /// @param other of another
    SelfTraining(LocalConfig config, Teacher one, Teacher other) {
        this.config = config;
        this.one = one;
        this.other = other;
    }

    /// How many rows of each class were taken.
    Map<String, Integer> taken() {
        return taken;
    }

    /// The rows on which both agree.
    ///
    /// @param known rows whose classes are known, of which there is no group in what is taken
    Table agreed(Table unlabelled, Table known, String origin, long seed) {
        Map<String, Integer> most = most(known);
        Set<Long> groups = new HashSet<>();
        for (int row = 0; row < known.rows(); row++) {
            groups.add(known.group(row));
        }
        String[] labels = labels(unlabelled);
        Map<String, Integer> ofHost = new HashMap<>();
        Joined joined = new Joined(unlabelled.columns());
        for (int row : shuffled(unlabelled.rows(), seed)) {
            String label = labels[row];
            int bound = most.getOrDefault(label, 0);
            int soFar = taken.getOrDefault(label, 0);
            String host = label + '\n' + unlabelled.sources().get(unlabelled.source(row));
            int mostOfHost = Math.max(LEAST_OF_HOST, (int) (config.mostOfHost() * bound));
            if (soFar < bound && !groups.contains(unlabelled.group(row)) && ofHost.getOrDefault(host, 0) < mostOfHost) {
                joined.add(unlabelled, row, label, origin);
                taken.merge(label, 1, Integer::sum);
                ofHost.merge(host, 1, Integer::sum);
            }
        }
        return joined.make();
    }

    /// How many rows of each class may be taken.
    private Map<String, Integer> most(Table known) {
        Map<String, Integer> most = new HashMap<>();
        for (int row = 0; row < known.rows(); row++) {
            if (known.label(row) != Table.UNLABELLED) {
                most.merge(known.classes().get(known.label(row)), 1, Integer::sum);
            }
        }
        most.replaceAll((label, rows) ->
                Math.min(rows, label.equals(Judge.BENIGN) ? config.mostBenign() : config.mostOfAttack()));
        return most;
    }

    /// What both say of each row; empty where they do not agree, or are not sure.
    private String[] labels(Table table) {
        String[] labels = one.labels(table);
        String[] others = other.labels(table);
        for (int row = 0; row < labels.length; row++) {
            labels[row] = labels[row].equals(others[row]) ? labels[row] : "";
        }
        return labels;
    }

    private static int[] shuffled(int rows, long seed) {
        int[] order = IntStream.range(0, rows).toArray();
        Chance chance = Chance.of(seed, 2);
        for (int i = rows - 1; i > 0; i--) {
            int swapped = chance.below(i + 1);
            int kept = order[i];
            order[i] = order[swapped];
            order[swapped] = kept;
        }
        return order;
    }
}
