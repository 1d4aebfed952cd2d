package vedette.store.flows;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vedette.store.archive.Archive;
import vedette.store.archive.FlowTable;
import vedette.store.archive.Part;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Moves flows from the database to the archive, a file for each hour, some at a time.
///
/// A file's name says which numbers it has, so a process that ends between writing it and removing its flows from the
/// database leaves enough to finish the work, and none twice.
///
/// @param most flows that are moved at a time
record FlowMove(Archive archive, int most) {

    private static final String HOUR = "ended / 3600000000";

    /// Those of one hour.
    private record Run(long hour, long first, long last, long rows) {}

    /// Removes flows that have got to the archive.
    void finishWhatWasBegun(Connection connection) throws IOException, SQLException {
        long least = Question.of("SELECT coalesce(min(number), " + Long.MAX_VALUE + ") FROM flow")
                .number(connection);
        for (Part part : archive.parts()) {
            if (part.last() >= least) {
                remove(connection, part.first(), part.last(), part.hour());
            }
        }
        connection.commit();
    }

    private static void remove(Connection connection, long first, long last, long hour) throws SQLException {
        Question.of("DELETE FROM flow WHERE number BETWEEN ? AND ? AND " + HOUR + " = ?", first, last, hour)
                .run(connection);
    }

    /// Moves the first flows, up to a number.
    ///
    /// @return the number up to which there are none any more
    long some(Connection connection, long upTo) throws IOException, SQLException {
        long last = Question.of(
                        "SELECT coalesce(max(number), 0) FROM"
                                + " (SELECT number FROM flow WHERE number <= ? ORDER BY number LIMIT " + most
                                + ") AS first",
                        upTo)
                .number(connection);
        List<Run> runs = Question.of(
                        "SELECT " + HOUR + ", min(number), max(number), count(*) FROM flow WHERE number <= ?"
                                + " GROUP BY " + HOUR + " ORDER BY 1",
                        last)
                .list(connection, row -> new Run(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
        for (Run run : runs) {
            copy(connection, run);
            connection.commit(); // who has read for so long may not write after somebody else has
            remove(connection, run.first, run.last, run.hour);
            connection.commit();
        }
        connection.commit();
        return last == 0 ? upTo : last;
    }

    private void copy(Connection connection, Run run) throws IOException {
        archive.add(run.hour, run.first, run.last, run.rows, out -> {
            try {
                FlowTable.copy(connection, run.hour, run.first, run.last, out);
            } catch (SQLException e) {
                throw StoreException.of("flows cannot be read", e);
            }
        });
    }
}
