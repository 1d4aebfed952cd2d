package vedette.store.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
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

    /// Thousand rows are one text, which is handed over at once.
    private static final int LINES_AT_ONCE = 1_000;

    private static final String AS_TEXT = COLUMNS.stream()
            .map(ParquetTable.Column::name)
            .collect(Collectors.joining(
                    ", ",
                    "SELECT string_agg(line, '\n') FROM (SELECT concat_ws(CAST(? AS TEXT), ",
                    ") AS line FROM flow WHERE number BETWEEN ? AND ? AND ended / 3600000000 = ? ORDER BY number)"
                            + " AS lines"));

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

    /// Writes rows of the database as the archive takes them, those of an hour between two numbers.
    ///
    /// @param hour since 1970
    public static void copy(Connection connection, long hour, long first, long last, OutputStream out)
            throws IOException, SQLException {
        try (PreparedStatement rows = connection.prepareStatement(AS_TEXT)) {
            rows.setString(1, String.valueOf(Archive.BETWEEN));
            rows.setLong(4, hour);
            for (long number = first; number <= last; number += LINES_AT_ONCE) {
                rows.setLong(2, number);
                rows.setLong(3, Math.min(last, number + LINES_AT_ONCE - 1));
                try (ResultSet found = rows.executeQuery()) {
                    found.next();
                    String lines = found.getString(1);
                    if (lines != null) {
                        out.write(lines.getBytes(StandardCharsets.UTF_8));
                        out.write('\n');
                    }
                }
            }
        }
    }
}
