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
        connection.commit(); // who goes on reading an old state may not write once another has written
        for (; version < steps.size(); version++) {
            try (Statement statement = connection.createStatement()) {
                for (String sql :
                        database.engine().inItsWords(steps.get(version)).split(";\\s*\n", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                statement.execute("UPDATE tables SET version = " + (version + 1));
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
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
