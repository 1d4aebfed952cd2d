package vedette.learn.split;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import vedette.learn.table.Recordings;
import vedette.learn.table.Table;

/// The ways to divide a table. Each gives the same for the same table and seed.
public final class Splits {

    private static final long DAY = 86_400_000_000L;
    private static final String RANDOM_WARNING =
            "rows were divided at random: rows of one flow, one attack or one host,"
                    + " and rows that are alike, can be on both sides, so the result is better than what other traffic will show";

    private Splits() {}

    /// Judges by the rows of these recordings. A twin with merged packets goes with its original.
    public static Split bySource(Table table, Set<String> judged) {
        Set<String> originals = new HashSet<>();
        judged.forEach(name -> originals.add(Recordings.original(name)));
        for (String name : judged) {
            if (table.sources().stream().noneMatch(source -> isOf(source, name))) {
                throw new IllegalArgumentException("there are no rows of " + name + ": there are those of "
                        + String.join(", ", new TreeSet<>(table.sources())));
            }
        }
        return divided(table, row -> originals.contains(originalOf(table, row)))
                .withoutTornGroups()
                .split("by recording: judged by " + String.join(", ", new TreeSet<>(judged)), List.of());
    }

    private static boolean isOf(String source, String name) {
        return Recordings.original(source).equals(Recordings.original(name));
    }

    private static String originalOf(Table table, int row) {
        return Recordings.original(table.sources().get(table.source(row)));
    }

    /// Judges by the recordings that chance chooses, until they have this share of the rows.
    public static Split bySource(Table table, double share, long seed) {
        Map<String, Integer> sizes = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            sizes.merge(originalOf(table, row), 1, Integer::sum);
        }
        if (sizes.size() < 2) {
            throw new IllegalArgumentException("all rows are of one recording: divide them by time or group");
        }
        List<String> names = new ArrayList<>(sizes.keySet());
        Collections.shuffle(names, new Random(seed));
        Set<String> judged = new TreeSet<>();
        int rows = 0;
        for (String name : names.subList(1, names.size())) { // the first is always trained on
            if (rows < checked(share) * table.rows()) {
                judged.add(name);
                rows += sizes.getOrDefault(name, 0);
            }
        }
        return bySource(table, judged);
    }

    /// Judges by the latest rows of all: no row is trained on that is as late as one that is judged by.
    public static Split byTime(Table table, double share) {
        long cut = cut(table, allRows(table), share);
        return divided(table, row -> table.micros(row) >= cut)
                .withoutTornGroups()
                .split("by time: judged by the latest " + percent(share), List.of());
    }

    /// Judges by the latest rows of each class: of no class a row is trained on that is as late as one that
    /// is judged by.
    public static Split byTimeOfClass(Table table, double share) {
        Map<Integer, List<Integer>> byClass = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            byClass.computeIfAbsent(table.label(row), _ -> new ArrayList<>()).add(row);
        }
        Map<Integer, Long> cuts = new HashMap<>();
        byClass.forEach((label, rows) -> cuts.put(
                label, cut(table, rows.stream().mapToInt(Integer::intValue).toArray(), share)));
        return divided(table, row -> table.micros(row) >= cuts.getOrDefault(table.label(row), Long.MAX_VALUE))
                .withoutTornGroups()
                .split("by time of each class: judged by the latest " + percent(share), List.of());
    }

    private static int[] allRows(Table table) {
        int[] rows = new int[table.rows()];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    /// The earliest time to judge by.
    private static long cut(Table table, int[] rows, double share) {
        long[] times = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            times[i] = table.micros(rows[i]);
        }
        Arrays.sort(times);
        if (times.length == 0) {
            throw new IllegalArgumentException("there are no rows to divide");
        }
        if (times[0] == 0) {
            throw new IllegalArgumentException("there are rows without a time: divide them by recording or group");
        }
        int first = times.length - (int) Math.round(checked(share) * times.length);
        return first < times.length ? times[first] : Long.MAX_VALUE;
    }

    /// Judges by the rows of these days, of UTC.
    public static Split byDay(Table table, Set<LocalDate> judged) {
        Set<Long> days = new HashSet<>();
        judged.forEach(day -> days.add(day.toEpochDay()));
        for (int row = 0; row < table.rows(); row++) {
            if (table.micros(row) == 0) {
                throw new IllegalArgumentException("there are rows without a time: divide them by recording or group");
            }
        }
        return divided(table, row -> days.contains(Math.floorDiv(table.micros(row), DAY)))
                .withoutTornGroups()
                .split("by day: judged by " + new TreeSet<>(judged), List.of());
    }

    /// The days on which there are rows, of UTC.
    public static List<LocalDate> days(Table table) {
        Set<LocalDate> days = new TreeSet<>();
        for (int row = 0; row < table.rows(); row++) {
            if (table.micros(row) != 0) {
                days.add(LocalDate.ofEpochDay(Math.floorDiv(table.micros(row), DAY)));
            }
        }
        return List.copyOf(days);
    }

    /// Judges by whole groups that chance chooses, with this share of each class as near as groups allow.
    public static Split byGroup(Table table, double share, long seed) {
        Groups groups = new Groups(table);
        BitSet judged = judged(groups, table.classes().size() + 1, share, seed);
        return divided(table, row -> judged.get(groups.of(row)))
                .split("by group: judged by " + percent(share), List.of());
    }

    private static BitSet judged(Groups groups, int classes, double share, long seed) {
        int[] sizes = groups.sizes();
        int[] labels = groups.labels();
        double[] wanted = new double[classes];
        for (int group = 0; group < groups.count(); group++) {
            wanted[labels[group] + 1] += checked(share) * sizes[group];
        }
        BitSet judged = new BitSet();
        for (int group : groups.shuffled(seed)) {
            if (2 * wanted[labels[group] + 1] >= sizes[group]) {
                judged.set(group);
                wanted[labels[group] + 1] -= sizes[group];
            }
        }
        return judged;
    }

    /// Judges by rows that chance chooses, whatever they have in common with the others: only rows of one flow
    /// at several ages stay together.
    public static Split atRandom(Table table, double share, long seed) {
        Random random = new Random(seed);
        int[] shuffled = allRows(table);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = kept;
        }
        BitSet judged = new BitSet();
        int test = (int) Math.round(checked(share) * shuffled.length);
        for (int i = 0; i < test; i++) {
            judged.set(shuffled[i]);
        }
        return divided(table, judged::get)
                .withWholeFlows()
                .split("at random: judged by " + percent(share), List.of(RANDOM_WARNING));
    }

    /// Judges by the rows that are told. What belongs together with one of them is laid aside.
    ///
    /// @param how in words, for a passport
    public static Split asTold(Table table, IntPredicate isJudged, String how) {
        return divided(table, isJudged).withoutTornGroups().split(how, List.of());
    }

    /// Judges by all rows of a class, which is never trained on, and by a share of the groups of the others.
    public static Split withoutClass(Table table, String left, double share, long seed) {
        int label = table.classes().indexOf(left);
        if (label < 0) {
            throw new IllegalArgumentException(
                    "there is no class " + left + ": there are " + String.join(", ", table.classes()));
        }
        Groups groups = new Groups(table);
        BitSet others = judged(groups, table.classes().size() + 1, share, seed);
        return divided(table, row -> table.label(row) == label || others.get(groups.of(row)))
                .withWholeGroups()
                .split("without " + left + ": judged by it and " + percent(share) + " of the others", List.of());
    }

    /// Divides the groups into parts of about the same size, class by class, and judges by each in turn.
    public static List<Split> folds(Table table, int parts, long seed) {
        if (parts < 2) {
            throw new IllegalArgumentException("there must be two parts at least, not " + parts);
        }
        Groups groups = new Groups(table);
        int[] sizes = groups.sizes();
        int[] labels = groups.labels();
        int[] partOf = new int[groups.count()];
        int[][] rowsOf = new int[table.classes().size() + 1][parts];
        int[] total = new int[parts];
        for (int group : groups.shuffled(seed)) {
            int[] rows = rowsOf[labels[group] + 1];
            int part = emptiest(rows, total);
            rows[part] += sizes[group];
            total[part] += sizes[group];
            partOf[group] = part;
        }
        List<Split> folds = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int judged = part;
            folds.add(divided(table, row -> partOf[groups.of(row)] == judged)
                    .split("part " + (part + 1) + " of " + parts + ", by group", List.of()));
        }
        return folds;
    }

    private static int emptiest(int[] rows, int[] total) {
        int best = 0;
        for (int part = 1; part < rows.length; part++) {
            if (rows[part] < rows[best] || (rows[part] == rows[best] && total[part] < total[best])) {
                best = part;
            }
        }
        return best;
    }

    private static Sides divided(Table table, IntPredicate isJudged) {
        return new Sides(table, isJudged);
    }

    private static double checked(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the share to judge by must be between 0 and 1, not " + share);
        }
        return share;
    }

    private static String percent(double share) {
        return Math.round(share * 1_000) / 10.0 + " %";
    }
}
