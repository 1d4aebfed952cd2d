package vedette.feature.output.activity;

import java.io.IOException;
import java.util.List;
import vedette.common.IpText;
import vedette.feature.activity.EntityKind;
import vedette.feature.output.table.Values;
import vedette.feature.parquet.ParquetTable;

/// The columns that say whom a row is about.
final class EntityColumns {

    static final ParquetTable.Column KIND = new ParquetTable.Column("kind", ParquetTable.Type.TEXT);

    static final List<ParquetTable.Column> WHOM = List.of(
            new ParquetTable.Column("address", ParquetTable.Type.TEXT),
            new ParquetTable.Column("victim_address", ParquetTable.Type.TEXT),
            new ParquetTable.Column("port", ParquetTable.Type.INTEGER),
            new ParquetTable.Column("protocol", ParquetTable.Type.INTEGER));

    private EntityColumns() {}

    static void putKind(EntityKind kind, Values to) throws IOException {
        to.put(
                switch (kind) {
                    case ACTOR -> "actor";
                    case VICTIM -> "victim";
                    case PAIR -> "pair";
                });
    }

    static void putHost(long high, long low, Values to) throws IOException {
        to.put(IpText.of(high, low));
        to.putNothing();
        to.putNothing();
        to.putNothing();
    }

    static void putPair(String actor, String victim, int port, int protocol, Values to) throws IOException {
        to.put(actor);
        to.put(victim);
        to.put(port);
        to.put(protocol);
    }
}
