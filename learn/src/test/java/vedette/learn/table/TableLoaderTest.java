package vedette.learn.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vedette.learn.table.TableLoader.Loaded;

class TableLoaderTest {

    private static final Columns COLUMNS = Columns.of("number", "label");
    private static final int ROOM = 10_000;

    /// Rows of two common classes, and two rare ones at the end; each group has up to nine rows.
    private static final class Made implements RowSource {

        private final int rows;
        private final Complaints complaints = new Complaints();
        private int next;

        Made(int rows) {
            this.rows = rows;
        }

        @Override
        public String name() {
            return "made";
        }

        @Override
        public Columns columns() {
            return COLUMNS;
        }

        @Override
        public boolean next(Row row) {
            if (next == rows) {
                complaints.drop("the last one");
                return false;
            }
            row.values[0] = next;
            row.group = next / 9;
            row.label = label(next, rows);
            row.values[1] = row.label.length();
            row.micros = next + 1L;
            row.source = next % 2 == 0 ? "" : "odd";
            next++;
            return true;
        }

        static String label(int row, int rows) {
            if (row % 2_000 == 0 && row > 0) {
                return "rare now and then";
            }
            return row > rows - 100 ? "rare at the end" : row / 9 % 4 == 0 ? "b" : "a";
        }

        @Override
        public Complaints complaints() {
            return complaints;
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private static long memory(int rows) {
        long memory = 1;
        while (TableLoader.capacity(COLUMNS, memory) < rows) {
            memory += 8;
        }
        return memory;
    }

    private static Loaded load(int rows, long seed) throws IOException {
        return new TableLoader(COLUMNS, memory(ROOM), seed).add(new Made(rows)).load();
    }

    private static Set<Float> numbers(Table table) {
        Set<Float> numbers = new TreeSet<>();
        for (float number : table.column(0)) {
            numbers.add(number);
        }
        return numbers;
    }

    @Test
    void whatFitsIsThereInItsOrder() throws IOException {
        Loaded loaded = load(ROOM, 1);

        assertThat(loaded.isSampled()).isFalse();
        assertThat(loaded.table().rows()).isEqualTo(ROOM);
        for (int row = 0; row < ROOM; row++) {
            assertThat(loaded.table().column(0)[row]).isEqualTo(row);
            assertThat(loaded.table().micros(row)).isEqualTo(row + 1L);
        }
        assertThat(loaded.table().sources()).containsExactly("made", "odd");
        assertThat(loaded.dropped()).containsOnly(entry("the last one", 1L));
        assertThat(loaded.lines()).contains("10000 rows; 10000 would fit into memory");
    }

    @Test
    void whenThereAreMoreThanFit_thenASampleIsKeptAndSaidToBeOne() throws IOException {
        int rows = 500_000;
        Loaded loaded = load(rows, 1);
        Table table = loaded.table();

        assertThat(loaded.isSampled()).isTrue();
        assertThat(table.rows()).isBetween(ROOM / 2, ROOM);
        assertThat(loaded.seen().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(rows);
        assertThat(loaded.kept().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(table.rows());
        assertThat(loaded.lines().getFirst()).startsWith("a sample of " + table.rows() + " of 500000 rows: 10000 fit");
        assertThat(numbers(table)).hasSize(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            int number = (int) table.column(0)[row];
            assertThat(table.classes().get(table.label(row))).isEqualTo(Made.label(number, rows));
            assertThat(table.group(row)).isEqualTo(number / 9);
            assertThat(table.sources().get(table.source(row))).isEqualTo(number % 2 == 0 ? "made" : "odd");
        }
    }

    @Test
    void rareClassesStayWholeAndCommonOnesKeepTheirShares() throws IOException {
        Loaded loaded = load(500_000, 3);
        Map<String, Long> kept = loaded.kept();

        assertThat(kept.get("rare at the end")).isEqualTo(loaded.seen().get("rare at the end"));
        assertThat(kept.get("rare now and then")).isEqualTo(loaded.seen().get("rare now and then"));
        assertThat((double) kept.getOrDefault("a", 0L) / kept.getOrDefault("b", 1L))
                .isBetween(2.4, 3.6);
    }

    @Test
    void aGroupIsThereWithAllRowsOfAClassOrNone() throws IOException {
        int rows = 300_000;
        Table table = load(rows, 5).table();
        Map<Long, Integer> kept = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            if (table.classes().get(table.label(row)).length() == 1) {
                kept.merge(table.group(row), 1, Integer::sum);
            }
        }

        kept.forEach((group, count) -> {
            int all = 0;
            for (long row = group * 9; row < group * 9 + 9; row++) {
                all += Made.label((int) row, rows).length() == 1 && row < rows ? 1 : 0;
            }
            assertThat(count).isEqualTo(all);
        });
    }

    @Test
    void theSampleIsTheSameForASeedAndAnotherForAnother() throws IOException {
        assertThat(numbers(load(100_000, 1).table()))
                .isEqualTo(numbers(load(100_000, 1).table()));
        assertThat(numbers(load(100_000, 1).table()))
                .isNotEqualTo(numbers(load(100_000, 2).table()));
    }

    @Test
    void aGroupThatIsLargerThanAllMemoryDoesNotFillIt() throws IOException {
        Row row = new Row(2);
        row.label = "all of one group";
        Sample sample = new Sample(2, 1_000, 1);
        for (int i = 0; i < 50_000; i++) {
            sample.add(row, "x");
        }

        assertThat(sample.make(COLUMNS, new HashMap<>()).rows()).isBetween(500, 1_000);
    }

    @Test
    void everyClassStaysWhateverTheSizesOfGroups() throws IOException {
        Random random = new Random(13);
        Sample sample = new Sample(2, 500, 1);
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < 30_000; i++) {
            Row row = new Row(2);
            row.label = "class " + random.nextInt(10);
            row.group = random.nextInt(1 + random.nextInt(40));
            labels.add(row.label);
            sample.add(row, "x");
        }
        Table table = sample.make(COLUMNS, new HashMap<>());

        assertThat(table.rows()).isLessThanOrEqualTo(500);
        assertThat(table.classes()).containsAll(labels);
    }

    @Test
    void aSmallOriginBesideALargeOneStaysWhole_andAllKeepWhatIsKnownOfThem() throws IOException {
        Sample sample = new Sample(2, 1_000, 1);
        Row row = new Row(2);
        for (int i = 0; i < 50_000; i++) {
            row.label = "a";
            row.group = i;
            row.origin = i % 500 == 0 ? "ours" : "public";
            row.age = i % 500 == 0 ? Age.UP_TO_FIVE : Age.ENDED;
            sample.add(row, "x");
        }
        Map<String, Long> kept = new HashMap<>();
        Table table = sample.make(COLUMNS, kept);
        int ours = table.origins().indexOf("ours");
        int[] rows = IntStream.range(0, table.rows())
                .filter(i -> table.origin(i) == ours)
                .toArray();

        assertThat(table.rows()).isBetween(500, 1_000);
        assertThat(kept).containsOnly(entry("a", (long) table.rows()));
        assertThat(rows).hasSize(100);
        for (int i = 0; i < table.rows(); i++) {
            assertThat(table.age(i)).isEqualTo(table.origin(i) == ours ? Age.UP_TO_FIVE : Age.ENDED);
        }
        assertThat(table.choose(rows).age(99)).isEqualTo(Age.UP_TO_FIVE);
        assertThat(table.choose(rows).origin(99)).isEqualTo(ours);
        assertThat(table.only(1).age(rows[0])).isEqualTo(Age.UP_TO_FIVE);
    }

    @Test
    void otherColumnsAndTooLittleMemoryAreRefused() {
        TableLoader loader = new TableLoader(Columns.of("other", "label"), 1 << 20, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> loader.add(new Made(1)))
                .withMessageContaining("made");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TableLoader(COLUMNS, 1_000, 1))
                .withMessageContaining("give more memory");
    }
}
