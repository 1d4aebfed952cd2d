package vedette.store.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import vedette.feature.parquet.UnpackedLibraries;

/// Where one set of tables is: a file of SQLite's, or a schema on a server of PostgreSQL's.
///
/// A connection is owned by one thread. Any number read beside those that write, which wait for each other: so what is
/// written by more than one process is written in short transactions.
///
/// @param tables whose migrations are used, and the name of the schema on a server
/// @param url for the driver
/// @param name for people
/// @param reads keeps connections to read by open; null if each is opened and closed
public record Database(
        Engine engine,
        String tables,
        String url,
        String name,
        @Nullable OpenReads reads) {

    private static final int WAIT_MILLIS = 10_000;
    private static final AtomicBoolean IS_SQLITE_LOADED = new AtomicBoolean();

    /// What is done with a connection.
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /// A file.
    public static Database file(String tables, Path file) {
        return new Database(Engine.SQLITE, tables, "jdbc:sqlite:" + file.toAbsolutePath(), file.toString(), null);
    }

    /// A schema on a server.
    ///
    /// @param url `jdbc:postgresql://HOST/DATABASE?user=NAME`; the password comes from PGPASSFILE or ~/.pgpass
    public static Database server(String tables, String url) {
        String name = url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:", "") + " (" + tables + ")";
        return new Database(Engine.POSTGRES, tables, url, name, null);
    }

    /// The same, read by connections that stay open.
    public Database keptOpen(@Nullable OpenReads by) {
        return new Database(engine, tables, url, name, by);
    }

    /// Opens a connection to write by, with this version's tables.
    ///
    /// @param isDurable whether each commit must outlive a power failure, rather than only the end of the process
    public Connection connectToWrite(boolean isDurable) throws StoreException {
        try {
            Connection connection = connect(false, isDurable);
            try {
                connection.setAutoCommit(false);
                new Migrations(this).bring(connection);
                return connection;
            } catch (SQLException | StoreException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw StoreException.of("cannot open " + name, e);
        }
    }

    /// Opens a connection to read by, beside whoever writes. Tables of an earlier version are brought to this one's.
    public Connection connectToRead() throws StoreException {
        return reads == null ? openToRead() : reads.take(tables + ' ' + url, this::openToRead);
    }

    private Connection openToRead() throws StoreException {
        Connection connection = connectAsItIs();
        try {
            if (new Migrations(this).areUpToDate(connection)) {
                return connection;
            }
            connection.close();
            connectToWrite(true).close();
        } catch (SQLException e) {
            throw closing(connection, e);
        }
        return connectAsItIs();
    }

    private StoreException closing(Connection connection, SQLException cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        return StoreException.of("cannot open " + name, cause);
    }

    /// Opens a connection to read by, whatever tables there are.
    Connection connectAsItIs() throws StoreException {
        try {
            return connect(true, false);
        } catch (SQLException e) {
            throw StoreException.of("cannot open " + name, e);
        }
    }

    /// The version of SQLite, which comes with Vedette.
    public static String sqliteVersion() throws StoreException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw StoreException.of("cannot ask SQLite for its version", e);
        }
    }

    /// Reads, by a connection of its own.
    public <T> T read(Work<T> work) throws StoreException {
        try (Connection connection = connectToRead()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + name, e);
        }
    }

    /// Writes all of something or nothing, by a connection of its own, as if nobody else wrote at the time. It outlives
    /// a power failure once the call returns.
    public <T> T write(Work<T> work) throws StoreException {
        try (Connection connection = connectToWrite(true)) {
            Question.of(Migrations.TAKE_TURN).run(connection);
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw StoreException.of("cannot write to " + name, e);
        }
    }

    private Connection connect(boolean isReadOnly, boolean isDurable) throws SQLException {
        return switch (engine) {
            case SQLITE -> connectToFile(isReadOnly, isDurable);
            case POSTGRES -> connectToServer(isReadOnly, isDurable);
        };
    }

    private Connection connectToFile(boolean isReadOnly, boolean isDurable) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(isReadOnly);
        config.setBusyTimeout(WAIT_MILLIS);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        if (!isReadOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(isDurable ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        }
        Connection connection = DriverManager.getConnection(url, config.toProperties());
        if (!IS_SQLITE_LOADED.getAndSet(true)) {
            UnpackedLibraries.tidy();
        }
        return connection;
    }

    private Connection connectToServer(boolean isReadOnly, boolean isDurable) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("ApplicationName", "vedette");
        Connection connection = DriverManager.getConnection(url, properties);
        try (Statement statement = connection.createStatement()) {
            if (isReadOnly) {
                connection.setReadOnly(true);
            } else {
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + tables);
                statement.execute("SET synchronous_commit = " + (isDurable ? "on" : "off"));
            }
            statement.execute("SET search_path = " + tables);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
