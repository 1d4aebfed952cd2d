package vedette.store.packets;

import java.io.IOException;
import java.util.List;
import vedette.feature.parquet.ParquetTable;
import vedette.flow.packet.PacketBlock;
import vedette.store.archive.ArchivedRows;

/// The columns of kept packets.
public final class PacketTable {

    public static final ArchivedRows ROWS = new ArchivedRows(
            "packets",
            List.of(
                    column("time", ParquetTable.Type.TIME),
                    column("conversation", ParquetTable.Type.TEXT),
                    column("src", ParquetTable.Type.TEXT),
                    column("src_port", ParquetTable.Type.INTEGER),
                    column("dst", ParquetTable.Type.TEXT),
                    column("dst_port", ParquetTable.Type.INTEGER),
                    column("protocol", ParquetTable.Type.INTEGER),
                    column("length", ParquetTable.Type.INTEGER),
                    column("payload", ParquetTable.Type.INTEGER),
                    column("tcp_flags", ParquetTable.Type.INTEGER),
                    column("tcp_sequence", ParquetTable.Type.LONG),
                    column("tcp_acknowledgment", ParquetTable.Type.LONG),
                    column("tcp_window", ParquetTable.Type.INTEGER),
                    column("ttl", ParquetTable.Type.INTEGER),
                    column("identification", ParquetTable.Type.INTEGER),
                    column("fragment", ParquetTable.Type.INTEGER),
                    column("vlan", ParquetTable.Type.INTEGER)),
            null);

    private PacketTable() {}

    private static ParquetTable.Column column(String name, ParquetTable.Type type) {
        return new ParquetTable.Column(name, type);
    }

    /// Adds a packet of a block to a table of these columns.
    static void put(PacketBlock block, int at, KnownTexts texts, ParquetTable table) throws IOException {
        table.beginRow();
        table.putTime(block.micros(at));
        table.put(texts.number(block.conversation(at)));
        table.put(texts.address(block.sourceHigh(at), block.sourceLow(at)));
        table.put(block.sourcePort(at));
        table.put(texts.address(block.destinationHigh(at), block.destinationLow(at)));
        table.put(block.destinationPort(at));
        table.put(block.protocol(at));
        table.put(block.length(at));
        table.put(block.payloadLength(at));
        table.put(block.tcpFlags(at));
        table.put(block.sequence(at));
        table.put(block.acknowledgment(at));
        table.put(block.window(at));
        table.put(block.timeToLive(at));
        table.put(block.identification(at));
        table.put(block.fragmentOffset(at));
        table.put(block.vlan(at));
        table.endRow();
    }
}
