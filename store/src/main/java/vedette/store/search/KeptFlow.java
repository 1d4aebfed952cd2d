package vedette.store.search;

import java.sql.SQLException;
import vedette.store.archive.StoredFlow;

/// A part of a conversation as it is kept, with its number.
public record KeptFlow(long number, StoredFlow flow) {

    /// The values of a row, by the places of their columns.
    interface Row {

        long number(int column) throws SQLException;

        String text(int column) throws SQLException;
    }

    /// From a row with the columns of [FlowSearch#COLUMNS].
    static KeptFlow of(Row row) throws SQLException {
        return new KeptFlow(
                row.number(1),
                new StoredFlow(
                        Long.parseUnsignedLong(row.text(2), 16),
                        (int) row.number(3),
                        row.number(4),
                        row.number(5),
                        row.text(6),
                        (int) row.number(7),
                        row.text(8),
                        (int) row.number(9),
                        (int) row.number(10),
                        row.number(11),
                        row.number(12),
                        row.number(13),
                        row.number(14),
                        row.text(15),
                        row.text(16),
                        row.text(17),
                        (int) row.number(18),
                        row.number(19),
                        row.number(20),
                        row.number(21)));
    }

    /// The number of the conversation, as it is looked for.
    public String conversation() {
        return Long.toHexString(flow.conversation());
    }
}
