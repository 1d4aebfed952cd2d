package vedette.store.people;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// How Vedette is set.
///
/// @param database that of the incidents
public record Settings(Database database) {

    /// What somebody has set, or else what is usual.
    public <T> T get(Setting<T> setting) throws StoreException {
        return database.read(connection -> {
            List<String> kept = Question.of("SELECT value FROM setting WHERE name = ?", setting.name())
                    .list(connection, row -> row.getString(1));
            try {
                return kept.isEmpty() ? setting.usual() : setting.reader().apply(kept.getFirst());
            } catch (IllegalArgumentException e) {
                throw new SQLException("what is set is no value: " + e.getMessage() + "; set it anew", e);
            }
        });
    }

    /// Sets something.
    ///
    /// @throws IllegalArgumentException if it is no value of this setting
    public <T> void put(Setting<T> setting, T value, Actor actor) throws StoreException {
        String text = setting.kept(value);
        database.write(connection -> {
            Question.of(
                            "INSERT INTO setting (name, value, changed) VALUES (?, ?, ?) ON CONFLICT (name)"
                                    + " DO UPDATE SET value = excluded.value, changed = excluded.changed",
                            setting.name(),
                            text,
                            Micros.of(actor.at()))
                    .run(connection);
            Audit.write(connection, actor, "set", setting.name(), text);
            return text;
        });
    }

    /// What each setting is, in words, in the order in which they are declared.
    public Map<String, String> all() throws StoreException {
        Map<String, String> kept = new LinkedHashMap<>();
        Setting.ALL.forEach(setting -> kept.put(setting.name(), usual(setting)));
        database.read(connection -> {
            Question.of("SELECT name, value FROM setting")
                    .each(connection, row -> kept.replace(row.getString(1), row.getString(2)));
            return kept;
        });
        return kept;
    }

    private static <T> String usual(Setting<T> setting) {
        return setting.writer().apply(setting.usual());
    }
}
