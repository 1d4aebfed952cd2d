package vedette.store.archive;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vedette.feature.parquet.ParquetTable;

/// The columns of kept flows, the same in the database and in the archive.
public final class FlowTable {

    /// In their order: first the number that a flow was given when it was kept.
    public static final List<ParquetTable.Column> COLUMNS = List.of(
            new ParquetTable.Column("number", ParquetTable.Type.LONG),
            new ParquetTable.Column("conversation", ParquetTable.Type.TEXT),
            new ParquetTable.Column("part", ParquetTable.Type.INTEGER),
            new ParquetTable.Column("begun", ParquetTable.Type.TIME),
            new ParquetTable.Column("ended", ParquetTable.Type.TIME),
            new ParquetTable.Column("src", ParquetTable.Type.TEXT),
            new ParquetTable.Column("src_port", ParquetTable.Type.INTEGER),
            new ParquetTable.Column("dst", ParquetTable.Type.TEXT),
            new ParquetTable.Column("dst_port", ParquetTable.Type.INTEGER),
            new ParquetTable.Column("protocol", ParquetTable.Type.INTEGER),
            new ParquetTable.Column("fwd_packets", ParquetTable.Type.LONG),
            new ParquetTable.Column("bwd_packets", ParquetTable.Type.LONG),
            new ParquetTable.Column("fwd_bytes", ParquetTable.Type.LONG),
            new ParquetTable.Column("bwd_bytes", ParquetTable.Type.LONG),
            new ParquetTable.Column("end_reason", ParquetTable.Type.TEXT),
            new ParquetTable.Column("state", ParquetTable.Type.TEXT),
            new ParquetTable.Column("history", ParquetTable.Type.TEXT),
            new ParquetTable.Column("vlan", ParquetTable.Type.INTEGER),
            new ParquetTable.Column("handshake", ParquetTable.Type.LONG),
            new ParquetTable.Column("fwd_retransmitted", ParquetTable.Type.LONG),
            new ParquetTable.Column("bwd_retransmitted", ParquetTable.Type.LONG));

    public static final String INSERT = COLUMNS.stream()
            .map(ParquetTable.Column::name)
            .collect(Collectors.joining(
                    ", ",
                    "INSERT INTO flow (",
                    ") VALUES ("
                            + Stream.generate(() -> "?").limit(COLUMNS.size()).collect(Collectors.joining(", "))
                            + ")"));

    private FlowTable() {}

    /// Sets what an [#INSERT] puts in.
    public static void bind(PreparedStatement statement, long number, StoredFlow flow) throws SQLException {
        statement.setLong(1, number);
        statement.setString(2, Long.toHexString(flow.conversation()));
        statement.setInt(3, flow.part());
        statement.setLong(4, flow.begun());
        statement.setLong(5, flow.ended());
        statement.setString(6, flow.src());
        statement.setInt(7, flow.srcPort());
        statement.setString(8, flow.dst());
        statement.setInt(9, flow.dstPort());
        statement.setInt(10, flow.protocol());
        statement.setLong(11, flow.fwdPackets());
        statement.setLong(12, flow.bwdPackets());
        statement.setLong(13, flow.fwdBytes());
        statement.setLong(14, flow.bwdBytes());
        statement.setString(15, flow.endReason());
        statement.setString(16, flow.state());
        statement.setString(17, flow.history());
        statement.setInt(18, flow.vlan());
        statement.setLong(19, flow.handshake());
        statement.setLong(20, flow.fwdRetransmitted());
        statement.setLong(21, flow.bwdRetransmitted());
    }

    /// Copies a row of the database into a table that is to be a file.
    public static void copy(ResultSet row, ParquetTable table) throws SQLException, java.io.IOException {
        table.beginRow();
        for (int place = 0; place < COLUMNS.size(); place++) {
            switch (COLUMNS.get(place).type()) {
                case INTEGER -> table.put(row.getInt(place + 1));
                case LONG -> table.put(row.getLong(place + 1));
                case TIME -> table.putTime(row.getLong(place + 1));
                case TEXT, LONGS, FLAG, FLOAT, DOUBLE -> table.put(row.getString(place + 1));
            }
        }
        table.endRow();
    }
}
