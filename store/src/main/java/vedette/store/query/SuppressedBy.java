package vedette.store.query;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import vedette.incident.suppress.Suppressions;
import vedette.store.database.Database;
import vedette.store.database.Engine;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;
import vedette.store.people.SuppressionBook;

/// Says of each incident by which rule it is not shown: a column of its own.
final class SuppressedBy {

    private SuppressedBy() {}

    static void mark(Connection connection, Database database) throws SQLException, StoreException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE incidents ADD COLUMN suppressed_by BIGINT");
        }
        if (database.engine() == Engine.SQLITE && !Files.exists(Path.of(database.name()))) {
            return;
        }
        Map<String, Long> hidden = hidden(database);
        if (hidden.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE incidents SET suppressed_by = ? WHERE id = ?")) {
            for (Map.Entry<String, Long> one : hidden.entrySet()) {
                update.setLong(1, one.getValue());
                update.setString(2, one.getKey());
                update.executeUpdate();
            }
        }
    }

    private static Map<String, Long> hidden(Database database) throws StoreException {
        Suppressions suppressions = new SuppressionBook(database).all();
        Map<String, Long> hidden = new LinkedHashMap<>();
        if (suppressions.rules().isEmpty()) {
            return hidden;
        }
        try (IncidentReader reader = new IncidentReader(database)) {
            reader.outlines(
                    IncidentFilter.all(),
                    one -> suppressions
                            .hiding(one.incident(), one.incident().lastNanos())
                            .ifPresent(rule -> hidden.put(one.incident().id(), rule.number())));
        }
        return hidden;
    }
}
