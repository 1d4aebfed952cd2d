package vedette.feature.output.activity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vedette.common.IpText;
import vedette.feature.activity.EntityKind;
import vedette.feature.output.table.Table;
import vedette.feature.output.table.Values;
import vedette.feature.parquet.ParquetTable;
import vedette.flow.activity.Count;
import vedette.flow.activity.Distinct;

/// The columns of tick rows: whom and when a row is about, then what was counted. Pairs have no distinct counts; those
/// are empty in their rows.
public final class TickTable {

    /// Raised whenever a column is added, dropped, moved or counted otherwise.
    public static final int VERSION = 2;

    private static final Count[] COUNTS = Count.values();
    private static final Distinct[] DISTINCTS = Distinct.values();

    private static final Table<TickRow> PLAIN = new Table<>("tick", VERSION, columns(), TickTable::put);

    private TickTable() {}

    /// @param isLabelled whether rows also say what they are in truth
    static Table<TickRow> of(boolean isLabelled) {
        return isLabelled ? LabelColumns.after(PLAIN, TickRow::truth) : PLAIN;
    }

    /// The names of the columns, in their order, without those of labels.
    public static List<String> names() {
        return PLAIN.names();
    }

    private static List<ParquetTable.Column> columns() {
        List<ParquetTable.Column> columns = new ArrayList<>();
        columns.add(EntityColumns.KIND);
        columns.add(new ParquetTable.Column("tick_start", ParquetTable.Type.LONG));
        columns.addAll(EntityColumns.WHOM);
        columns.add(new ParquetTable.Column("exact", ParquetTable.Type.FLAG));
        for (Count count : COUNTS) {
            columns.add(new ParquetTable.Column(nameOf(count), ParquetTable.Type.LONG));
        }
        for (Distinct which : DISTINCTS) {
            columns.add(new ParquetTable.Column("distinct_" + nameOf(which), ParquetTable.Type.LONG));
        }
        return columns;
    }

    private static String nameOf(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static void put(TickRow row, Values to) throws IOException {
        boolean isPair = row.kind() == EntityKind.PAIR;
        EntityColumns.putKind(row.kind(), to);
        to.put(row.startSecond());
        if (isPair) {
            String victim = IpText.of(row.victimHigh(), row.victimLow());
            EntityColumns.putPair(IpText.of(row.high(), row.low()), victim, row.port(), row.protocol(), to);
        } else {
            EntityColumns.putHost(row.high(), row.low(), to);
        }
        to.put(row.isExact());
        for (Count count : COUNTS) {
            to.put(row.count(count));
        }
        for (Distinct which : DISTINCTS) {
            if (isPair) {
                to.putNothing();
            } else {
                to.put(row.distinct(which));
            }
        }
    }
}
