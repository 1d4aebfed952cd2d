package vedette.learn.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Rows in memory, column by column: what a model is trained on, or judged by. Not changed once it is built.
public final class Table {

    /// What stands for the class of a row that has none.
    public static final int UNLABELLED = -1;

    private final Columns columns;
    private final List<String> classes;
    private final List<String> sources;
    private final List<String> origins;
    private final List<String> details;
    private final int rows;
    private final float[][] values;
    private final int[] labels;
    private final int[] sourceOf;
    private final int[] originOf;
    private final int[] detailOf;
    private final byte[] ages;
    private final long[] groups;
    private final long[] micros;

    private Table(Builder made) {
        columns = made.columns;
        classes = List.copyOf(made.classes.keySet());
        sources = List.copyOf(made.sources.keySet());
        origins = List.copyOf(made.origins.keySet());
        details = List.copyOf(made.details.keySet());
        rows = made.rows;
        values = new float[columns.size()][];
        for (int column = 0; column < values.length; column++) {
            values[column] = Arrays.copyOf(made.values[column], rows);
            made.values[column] = new float[0]; // so that no more than one column is there twice
        }
        labels = Arrays.copyOf(made.labels, rows);
        sourceOf = Arrays.copyOf(made.sourceOf, rows);
        originOf = Arrays.copyOf(made.originOf, rows);
        detailOf = Arrays.copyOf(made.detailOf, rows);
        ages = Arrays.copyOf(made.ages, rows);
        groups = Arrays.copyOf(made.groups, rows);
        micros = Arrays.copyOf(made.micros, rows);
    }

    private Table(Table whole, int[] chosen) {
        columns = whole.columns;
        classes = whole.classes;
        sources = whole.sources;
        origins = whole.origins;
        details = whole.details;
        rows = chosen.length;
        values = new float[columns.size()][rows];
        labels = new int[rows];
        sourceOf = new int[rows];
        originOf = new int[rows];
        detailOf = new int[rows];
        ages = new byte[rows];
        groups = new long[rows];
        micros = new long[rows];
        for (int column = 0; column < values.length; column++) {
            for (int i = 0; i < rows; i++) {
                values[column][i] = whole.values[column][chosen[i]];
            }
        }
        for (int i = 0; i < rows; i++) {
            labels[i] = whole.labels[chosen[i]];
            sourceOf[i] = whole.sourceOf[chosen[i]];
            originOf[i] = whole.originOf[chosen[i]];
            detailOf[i] = whole.detailOf[chosen[i]];
            ages[i] = whole.ages[chosen[i]];
            groups[i] = whole.groups[chosen[i]];
            micros[i] = whole.micros[chosen[i]];
        }
    }

    public Columns columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /// The classes, in the order in which they were first met.
    public List<String> classes() {
        return classes;
    }

    /// The files or recordings that the rows came from.
    public List<String> sources() {
        return sources;
    }

    /// The values of a column, which must not be changed.
    public float[] column(int column) {
        return values[column];
    }

    /// The place of the row's class among [#classes], or [#UNLABELLED].
    public int label(int row) {
        return labels[row];
    }

    /// The place of where the row came from among [#sources].
    public int source(int row) {
        return sourceOf[row];
    }

    /// What was given to be learnt from or judged by apart from the rest, as public data beside a site's own.
    public List<String> origins() {
        return origins;
    }

    /// The place of the row's origin among [#origins].
    public int origin(int row) {
        return originOf[row];
    }

    /// What more the data say of what it was, in words for people; empty if they do not.
    public String detail(int row) {
        return details.get(detailOf[row]);
    }

    /// How old the flow was.
    public Age age(int row) {
        return Age.of(ages[row]);
    }

    public long group(int row) {
        return groups[row];
    }

    /// When the row was, in microseconds since 1970; 0 if that is not known.
    public long micros(int row) {
        return micros[row];
    }

    /// Puts the values of rows one after the other, as models take them.
    public void copy(int firstRow, int count, float[] into) {
        int width = values.length;
        for (int column = 0; column < width; column++) {
            float[] from = values[column];
            for (int i = 0; i < count; i++) {
                into[i * width + column] = from[firstRow + i];
            }
        }
    }

    /// Makes one value of another.
    public interface Mapping {

        /// The new value.
        float of(int column, float value);
    }

    /// A copy with other values.
    public Table map(Mapping mapping) {
        Table mapped = new Table(this, IntStream.range(0, rows).toArray());
        for (int column = 0; column < values.length; column++) {
            float[] of = mapped.values[column];
            for (int row = 0; row < rows; row++) {
                of[row] = mapping.of(column, of[row]);
            }
        }
        return mapped;
    }

    /// A copy whose rows have other classes of the same table.
    ///
    /// @param others the place of each row's class, or [#UNLABELLED]
    public Table relabel(int[] others) {
        Table relabelled = new Table(this, IntStream.range(0, rows).toArray());
        System.arraycopy(others, 0, relabelled.labels, 0, rows);
        return relabelled;
    }

    /// A copy with one column only.
    public Table only(int column) {
        Builder made = new Builder(Columns.of(columns.name(column)), 2);
        made.values[0] = values[column];
        made.labels = labels;
        made.sourceOf = sourceOf;
        made.originOf = originOf;
        made.detailOf = detailOf;
        made.ages = ages;
        made.groups = groups;
        made.micros = micros;
        made.rows = rows;
        classes.forEach(name -> Builder.number(made.classes, name));
        sources.forEach(name -> Builder.number(made.sources, name));
        origins.forEach(name -> Builder.number(made.origins, name));
        details.forEach(text -> Builder.number(made.details, text));
        return made.make();
    }

    /// The rows with these numbers, in this order.
    public Table choose(int[] chosen) {
        return new Table(this, chosen);
    }

    /// A table in the making.
    public static final class Builder {

        private static final int FIRST_CAPACITY = 1_024;

        private final Columns columns;
        private final Map<String, Integer> classes = new LinkedHashMap<>();
        private final Map<String, Integer> sources = new LinkedHashMap<>();
        private final Map<String, Integer> origins = new LinkedHashMap<>();
        private final Map<String, Integer> details = new LinkedHashMap<>();
        private float[][] values;
        private int[] labels;
        private int[] sourceOf;
        private int[] originOf;
        private int[] detailOf;
        private byte[] ages;
        private long[] groups;
        private long[] micros;
        private int rows;

        public Builder(Columns columns) {
            this(columns, FIRST_CAPACITY);
        }

        /// @param rows for which there is room at first
        public Builder(Columns columns, int rows) {
            this.columns = columns;
            int capacity = Math.max(rows, 2);
            values = new float[columns.size()][capacity];
            labels = new int[capacity];
            sourceOf = new int[capacity];
            originOf = new int[capacity];
            detailOf = new int[capacity];
            ages = new byte[capacity];
            groups = new long[capacity];
            micros = new long[capacity];
        }

        /// Adds a copy of the row.
        public Builder add(Row row, String source) {
            if (rows == labels.length) {
                grow();
            }
            for (int column = 0; column < values.length; column++) {
                values[column][rows] = row.values[column];
            }
            labels[rows] = row.label.isEmpty() ? UNLABELLED : number(classes, row.label);
            sourceOf[rows] = number(sources, source);
            originOf[rows] = number(origins, row.origin);
            detailOf[rows] = number(details, row.detail);
            ages[rows] = row.age.code();
            groups[rows] = row.group;
            micros[rows] = row.micros;
            rows++;
            return this;
        }

        private static int number(Map<String, Integer> names, String name) {
            return names.computeIfAbsent(name, _ -> names.size());
        }

        private void grow() {
            int capacity = rows + (rows >> 1);
            List<float[]> grown = new ArrayList<>();
            for (float[] column : values) {
                grown.add(Arrays.copyOf(column, capacity));
            }
            values = grown.toArray(float[][]::new);
            labels = Arrays.copyOf(labels, capacity);
            sourceOf = Arrays.copyOf(sourceOf, capacity);
            originOf = Arrays.copyOf(originOf, capacity);
            detailOf = Arrays.copyOf(detailOf, capacity);
            ages = Arrays.copyOf(ages, capacity);
            groups = Arrays.copyOf(groups, capacity);
            micros = Arrays.copyOf(micros, capacity);
        }

        public int rows() {
            return rows;
        }

        /// The table; nothing can be added any more.
        public Table make() {
            return new Table(this);
        }
    }
}
