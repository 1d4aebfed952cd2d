package vedette.learn.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows of which those are kept whose groups have the smallest numbers: bottom-k sampling by a hash of group
/// and seed, with room for classes that are
/// rare, be it in one origin.
final class Sample {

    private static final int FIRST_CAPACITY = 1_024;
    private static final int KEPT_OF_FOUR = 3;
    private static final int MOST_NAMES = 20_000;

    private final int columns;
    private final int capacity;
    private final long seed;
    private final Map<String, Integer> classes = new HashMap<>();
    private final List<String> classNames = new ArrayList<>();
    private final Map<String, Integer> sources = new HashMap<>();
    private final List<String> sourceNames = new ArrayList<>();
    private final Map<String, Integer> origins = new HashMap<>();
    private final List<String> originNames = new ArrayList<>();
    private final Map<String, Integer> details = new HashMap<>();
    private final List<String> detailNames = new ArrayList<>();
    private final List<Long> limits = new ArrayList<>();
    private float[][] values = new float[0][];
    private int[] labels = new int[0];
    private int[] sourceOf = new int[0];
    private int[] originOf = new int[0];
    private int[] detailOf = new int[0];
    private Age[] ages = new Age[0];
    private long[] groups = new long[0];
    private long[] micros = new long[0];
    private int rows;

    Sample(int columns, int capacity, long seed) {
        this.columns = columns;
        this.capacity = capacity;
        this.seed = seed;
    }

    /// The number that decides about a group: from 0 up, the smaller the surer it is kept.
    private long number(long group) {
        long mixed = (group ^ seed * 0x9E3779B97F4A7C15L) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        mixed = (mixed ^ mixed >>> 29) * 0xFF51AFD7ED558CCDL;
        return (mixed ^ mixed >>> 32) >>> 1;
    }

    void add(Row row, String source) {
        String key = row.origin.isEmpty() ? row.label : row.origin + '\n' + row.label;
        int label = place(key, row.label, classes, classNames);
        if (label == limits.size()) {
            limits.add(Long.MAX_VALUE);
        }
        if (number(row.group) >= limits.get(label)) {
            return;
        }
        if (rows == capacity) {
            shrink();
            if (number(row.group) >= limits.get(label)) {
                return;
            }
        }
        if (rows == labels.length) {
            grow();
        }
        values[rows] = Arrays.copyOf(row.values, columns);
        labels[rows] = label;
        sourceOf[rows] = place(source, source, sources, sourceNames);
        originOf[rows] = place(row.origin, row.origin, origins, originNames);
        detailOf[rows] = detail(row.detail);
        ages[rows] = row.age;
        groups[rows] = row.group;
        micros[rows] = row.micros;
        rows++;
    }

    /// Details are only for people: what is beyond the room for them is left out.
    private int detail(String text) {
        String kept = details.size() < MOST_NAMES || details.containsKey(text) ? text : "";
        return place(kept, kept, details, detailNames);
    }

    private static int place(String key, String name, Map<String, Integer> places, List<String> names) {
        if (places.size() == MOST_NAMES && !places.containsKey(key)) {
            throw new IllegalArgumentException("there are rows of more than " + MOST_NAMES
                    + " recordings or classes: is a column taken for one that is none? The last is " + name);
        }
        return places.computeIfAbsent(key, _ -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    private void grow() {
        int size = (int) Math.min(capacity, Math.max(FIRST_CAPACITY, 2L * rows));
        values = Arrays.copyOf(values, size);
        labels = Arrays.copyOf(labels, size);
        sourceOf = Arrays.copyOf(sourceOf, size);
        originOf = Arrays.copyOf(originOf, size);
        detailOf = Arrays.copyOf(detailOf, size);
        ages = Arrays.copyOf(ages, size);
        groups = Arrays.copyOf(groups, size);
        micros = Arrays.copyOf(micros, size);
    }

    /// Makes room: sinks the limits until a quarter is free.
    private void shrink() {
        long[][] numbers = sortedNumbers();
        int aim = Math.max(1, (int) ((long) capacity * KEPT_OF_FOUR / 4));
        int floor = Math.clamp(aim / (2L * numbers.length), 1, TableLoader.RARE);
        long common = commonLimit(numbers, aim, floor);
        for (int label = 0; label < numbers.length; label++) {
            long[] sorted = numbers[label];
            long own = sorted.length > floor ? Math.max(sorted[floor], sorted[0] + 1) : Long.MAX_VALUE;
            limits.set(label, Math.min(limits.get(label), Math.max(common, own)));
        }
        keepBelowLimits();
        if (rows == capacity) { // groups so large that none can go: the last rows give way
            Arrays.fill(values, aim, rows, null);
            rows = aim;
        }
    }

    private long[][] sortedNumbers() {
        int[] sizes = new int[classNames.size()];
        for (int row = 0; row < rows; row++) {
            sizes[labels[row]]++;
        }
        long[][] numbers = new long[sizes.length][];
        for (int label = 0; label < sizes.length; label++) {
            numbers[label] = new long[sizes[label]];
        }
        for (int row = 0; row < rows; row++) {
            numbers[labels[row]][--sizes[labels[row]]] = number(groups[row]);
        }
        for (long[] sorted : numbers) {
            Arrays.sort(sorted);
        }
        return numbers;
    }

    /// The largest limit for all with which no more rows stay than shall.
    private static long commonLimit(long[][] numbers, int aim, int floor) {
        long low = 0;
        long high = Long.MAX_VALUE;
        while (low + 1 < high) {
            long middle = low + (high - low) / 2;
            if (staying(numbers, middle, floor) <= aim) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long staying(long[][] numbers, long limit, int floor) {
        long staying = 0;
        for (long[] sorted : numbers) {
            int place = Arrays.binarySearch(sorted, limit);
            while (place > 0 && sorted[place - 1] == limit) {
                place--;
            }
            int below = place < 0 ? -place - 1 : place;
            staying += Math.max(below, Math.min(floor, sorted.length));
        }
        return staying;
    }

    private void keepBelowLimits() {
        int to = 0;
        for (int row = 0; row < rows; row++) {
            if (number(groups[row]) < limits.get(labels[row])) {
                values[to] = values[row];
                labels[to] = labels[row];
                sourceOf[to] = sourceOf[row];
                originOf[to] = originOf[row];
                detailOf[to] = detailOf[row];
                ages[to] = ages[row];
                groups[to] = groups[row];
                micros[to] = micros[row];
                to++;
            }
        }
        Arrays.fill(values, to, rows, null);
        rows = to;
    }

    /// A table of the rows, which are gone afterwards.
    ///
    /// @param kept takes how many there are of each class
    Table make(Columns names, Map<String, Long> kept) {
        Table.Builder builder = new Table.Builder(names, rows);
        Row row = new Row(columns);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values[i], 0, row.values, 0, columns);
            values[i] = new float[0];
            row.label = classNames.get(labels[i]);
            row.group = groups[i];
            row.micros = micros[i];
            row.origin = originNames.get(originOf[i]);
            row.detail = detailNames.get(detailOf[i]);
            row.age = ages[i];
            builder.add(row, sourceNames.get(sourceOf[i]));
            kept.merge(row.label, 1L, Long::sum);
        }
        rows = 0;
        return builder.make();
    }
}
