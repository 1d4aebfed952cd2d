package vedette.store.database;

import java.sql.Connection;
import java.sql.SQLException;

/// A connection to write by for long: where a disk was full, what a connection thinks of its transaction is no longer
/// so, and after a failure the next call opens another. Owned by one thread.
public final class LastingConnection implements AutoCloseable {

    private final Database database;
    private final boolean isDurable;
    private Connection connection;
    private boolean isBroken;

    /// Opens it.
    ///
    /// @param isDurable whether each commit must outlive a power failure, rather than only the end of the process
    public LastingConnection(Database database, boolean isDurable) throws StoreException {
        this.database = database;
        this.isDurable = isDurable;
        connection = database.connectToWrite(isDurable);
    }

    /// Writes all of something or nothing. Waits for others first: whoever has read already is turned away at once if
    /// another has written in between.
    ///
    /// @throws IllegalArgumentException if the work does; nothing of it is left then
    public <T> T write(Database.Work<T> work) throws StoreException {
        return inTransaction("write to", connection -> {
            Question.of(Migrations.TAKE_TURN).run(connection);
            return work.run(connection);
        });
    }

    /// Reads. Whoever goes on reading an old state may not write once another has written, so each reading ends.
    public <T> T read(Database.Work<T> work) throws StoreException {
        return inTransaction("read", work);
    }

    private <T> T inTransaction(String what, Database.Work<T> work) throws StoreException {
        if (isBroken) {
            connection = database.connectToWrite(isDurable);
            isBroken = false;
        }
        try {
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            giveUp();
            throw StoreException.of("cannot " + what + " " + database.name(), e);
        } catch (IllegalArgumentException e) {
            giveUp();
            throw e;
        }
    }

    private void giveUp() {
        isBroken = true;
        try {
            connection.close();
        } catch (SQLException _) {
            // it is of no more use either way
        }
    }

    @Override
    public void close() throws StoreException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreException.of("cannot close " + database.name(), e);
        }
    }
}
