package vedette.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Brings tables from whatever version they are of to this one, step by step, never back. The steps are numbered files
/// of SQL beside this class; each is one transaction together with the number that says it was done.
final class Migrations {

    /// Writes a row that all want who write more than once in a transaction: each waits here until the one before has
    /// ended, and nobody reads what is about to change.
    static final String TAKE_TURN = "UPDATE tables SET version = version";

    private final Database database;
    private final List<String> steps;

    Migrations(Database database) {
        this(database, steps(database.tables()));
    }

    Migrations(Database database, List<String> steps) {
        this.database = database;
        this.steps = List.copyOf(steps);
    }

    /// The steps that this version knows.
    static List<String> steps(String tables) {
        List<String> steps = new ArrayList<>();
        while (true) {
            try (InputStream file = Migrations.class.getResourceAsStream(tables + "/" + (steps.size() + 1) + ".sql")) {
                if (file == null) {
                    return steps;
                }
                steps.add(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read what this program consists of", e);
            }
        }
    }

    /// @throws StoreException if a newer version of this program wrote the tables
    void bring(Connection connection) throws SQLException, StoreException {
        int version = version(connection);
        if (version > steps.size()) {
            throw new StoreException(
                    database.name() + " was written by a newer version of Vedette (its tables are of version "
                            + version + ", this program knows " + steps.size()
                            + "): use that version, or another --data-dir; nothing was changed");
        }
        connection.commit();
        while (version < steps.size()) {
            version = step(connection);
        }
    }

    /// Does the next step, unless another process has done it meanwhile.
    ///
    /// @return of which version the tables are then
    private int step(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TAKE_TURN);
            int version = version(connection);
            if (version < steps.size()) {
                for (String sql :
                        database.engine().inItsWords(steps.get(version)).split(";\\s*\n", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                version++;
                statement.execute("UPDATE tables SET version = " + version);
            }
            connection.commit();
            return version;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /// Whether there are tables, of this version or a later one.
    boolean areUpToDate(Connection connection) throws SQLException {
        String schema = database.engine() == Engine.POSTGRES ? database.tables() : null;
        try (ResultSet found = connection.getMetaData().getTables(null, schema, "tables", null)) {
            if (!found.next()) {
                return false;
            }
        }
        return Question.of("SELECT coalesce(max(version), 0) FROM tables").number(connection) >= steps.size();
    }

    /// Of which version the tables are; 0 if there are none yet.
    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS tables (version INTEGER NOT NULL)");
            try (ResultSet found = statement.executeQuery("SELECT version FROM tables")) {
                if (found.next()) {
                    return found.getInt(1);
                }
            }
            statement.execute("INSERT INTO tables (version) VALUES (0)");
            connection.commit();
            return 0;
        }
    }
}
