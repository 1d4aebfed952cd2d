package vedette.feature.output.activity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.IpText;
import vedette.feature.activity.ActivityFeature;
import vedette.feature.activity.ActivityRow;
import vedette.feature.activity.ActivitySchema;
import vedette.feature.activity.EntityKind;
import vedette.feature.output.table.Table;
import vedette.feature.output.table.Values;
import vedette.feature.parquet.ParquetTable;

/// The columns of activity rows: whom and when a row is about, then the features of hosts. Pairs have some of these, of
/// the same name; what a row does not have is empty in it.
public final class ActivityTable {

    private static final long NANOS_PER_MICRO = 1_000;
    private static final int[] OF_PAIRS = placesInPairs();

    private static final Table<ActivityRow> PLAIN =
            new Table<>("activity", ActivitySchema.VERSION, columns(), ActivityTable::put);

    private ActivityTable() {}

    private static List<ParquetTable.Column> columns() {
        List<ParquetTable.Column> columns = new ArrayList<>();
        columns.add(EntityColumns.KIND);
        columns.add(new ParquetTable.Column("window_seconds", ParquetTable.Type.INTEGER));
        columns.add(new ParquetTable.Column("window_start", ParquetTable.Type.TIME));
        columns.add(new ParquetTable.Column("window_end", ParquetTable.Type.TIME));
        columns.addAll(EntityColumns.WHOM);
        columns.add(new ParquetTable.Column("packets", ParquetTable.Type.LONG));
        columns.add(new ParquetTable.Column("exact", ParquetTable.Type.FLAG));
        for (ActivityFeature feature : ActivitySchema.HOST.features()) {
            columns.add(new ParquetTable.Column(feature.name(), ParquetTable.Type.FLOAT));
        }
        return columns;
    }

    /// @param isLabelled whether rows also say what they are in truth
    static Table<ActivityRow> of(boolean isLabelled) {
        return isLabelled ? LabelColumns.after(PLAIN, ActivityRow::truth) : PLAIN;
    }

    /// The names of the columns, in their order, without those of labels.
    public static List<String> names() {
        return PLAIN.names();
    }

    /// Where a pair has each feature of hosts, or -1.
    private static int[] placesInPairs() {
        List<String> ofPairs = ActivitySchema.PAIR.features().stream()
                .map(ActivityFeature::name)
                .toList();
        return ActivitySchema.HOST.features().stream()
                .mapToInt(feature -> ofPairs.indexOf(feature.name()))
                .toArray();
    }

    private static void put(ActivityRow row, Values to) throws IOException {
        EntityColumns.putKind(row.kind(), to);
        to.put(row.length().seconds());
        to.putTime(row.startNanos() / NANOS_PER_MICRO);
        to.putTime(row.endNanos() / NANOS_PER_MICRO);
        if (row.kind() == EntityKind.PAIR) {
            String victim = IpText.of(row.victimHigh(), row.victimLow());
            EntityColumns.putPair(IpText.of(row.high(), row.low()), victim, row.port(), row.protocol(), to);
        } else {
            EntityColumns.putHost(row.high(), row.low(), to);
        }
        to.put(row.packets());
        to.put(row.isExact());
        for (int i = 0; i < OF_PAIRS.length; i++) {
            int place = row.kind() == EntityKind.PAIR ? OF_PAIRS[i] : i;
            if (place < 0) {
                to.putNothing();
            } else {
                to.put(row.value(place));
            }
        }
    }
}
