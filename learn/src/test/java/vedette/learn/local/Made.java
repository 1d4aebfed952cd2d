package vedette.learn.local;

import java.util.List;
import vedette.learn.bundle.ModelKind;
import vedette.learn.judge.Judge;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;
import vedette.learn.train.Division;
import vedette.learn.train.TrainingPlan;
import vedette.learn.tree.Chance;

/// Rows drawn by chance around a place for each class: what is benign at 0, scans and floods far off in a column each.
final class Made {

    static final Columns COLUMNS = Columns.of("one", "two", "three", "four");
    static final String SCAN = "PortScan";
    static final String FLOOD = "DoS Hulk";

    private final Table.Builder rows = new Table.Builder(COLUMNS);
    private final Row row = new Row(COLUMNS.size());
    private final Chance chance;
    private long groups;
    private long micros = 1_000_000;

    Made(long seed) {
        chance = Chance.of(seed, 7);
        groups = seed << 32;
    }

    /// Adds rows around a place, each a group of its own.
    Made add(String label, int count, double... at) {
        for (int i = 0; i < count; i++) {
            row.group = ++groups;
            addOne(label, "host", at);
        }
        return this;
    }

    /// Adds rows that are one group, as those of an incident.
    Made incident(String label, int count, double... at) {
        row.group = ++groups;
        for (int i = 0; i < count; i++) {
            addOne(label, "incident", at);
        }
        return this;
    }

    Made of(String host, String label, int count, double... at) {
        for (int i = 0; i < count; i++) {
            row.group = ++groups;
            addOne(label, host, at);
        }
        return this;
    }

    private void addOne(String label, String source, double... at) {
        for (int column = 0; column < COLUMNS.size(); column++) {
            double middle = column < at.length ? at[column] : 0;
            row.values[column] = (float) (middle + 0.8 * chance.gaussian());
        }
        row.label = label;
        row.micros = micros += 1_000;
        rows.add(row, source);
    }

    Table make() {
        return rows.make();
    }

    /// A network as the lab's: mostly benign, some of both attacks.
    static Table lab(int size, long seed) {
        return new Made(seed)
                .add(Judge.BENIGN, size, 0, 0)
                .add(SCAN, size / 4, 6, 0)
                .add(FLOOD, size / 4, 0, 6)
                .make();
    }

    static Table none() {
        return new Made(99).make();
    }

    static Known known() {
        return new Known(lab(1_200, 1), lab(1_200, 2), List.of());
    }

    static TrainingPlan plan(long seed) {
        return new TrainingPlan("forest", ModelKind.RANDOM_FOREST, "rows", Division.GROUP, 0.2, 15, seed, 1, false);
    }

    static Retraining retraining(LocalConfig config) {
        return new Retraining(plan(1), config, "test", _ -> {});
    }

    /// A model that has seen the lab's rows only.
    static Former before() throws java.io.IOException {
        Candidate first = retraining(LocalConfig.defaults())
                .run(new Former(always(0), 0.5f), known(), new LocalRows(none(), null, null));
        return new Former(
                first.trained().parts().whole(), first.trained().manifest().threshold());
    }

    /// A model that says the same of every row.
    static vedette.learn.model.Model always(float score) {
        return new vedette.learn.model.Model() {
            @Override
            public Columns columns() {
                return COLUMNS;
            }

            @Override
            public List<String> classes() {
                return List.of(Judge.BENIGN, SCAN);
            }

            @Override
            public void judge(float[] values, int count, vedette.learn.model.Verdicts out) {
                for (int i = 0; i < count; i++) {
                    out.score(i, score);
                    out.probabilities()[2 * i] = 1 - score;
                    out.probabilities()[2 * i + 1] = score;
                }
            }
        };
    }

    /// A model that goes by one column: the higher, the likelier a scan.
    static vedette.learn.model.Model byColumn(int column, float sure) {
        return new vedette.learn.model.Model() {
            @Override
            public Columns columns() {
                return COLUMNS;
            }

            @Override
            public List<String> classes() {
                return List.of(Judge.BENIGN, SCAN);
            }

            @Override
            public void judge(float[] values, int count, vedette.learn.model.Verdicts out) {
                for (int i = 0; i < count; i++) {
                    float score = values[i * COLUMNS.size() + column] > 3 ? sure : 1 - sure;
                    out.score(i, score);
                    out.probabilities()[2 * i] = 1 - score;
                    out.probabilities()[2 * i + 1] = score;
                }
            }
        };
    }
}
