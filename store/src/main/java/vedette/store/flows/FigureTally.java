package vedette.store.flows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Figures of minutes on their way to the database. Any thread may give one, one thread writes them. Those beyond what
/// a minute has room for are left out.
final class FigureTally {

    static final int MOST_IN_A_MINUTE = 500;

    private static final int MOST_MINUTES = 4;
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_LETTERS = 100;

    private final Map<Long, Set<Name>> known = new LinkedHashMap<>();
    private Map<Key, Double> waiting = new LinkedHashMap<>();

    private record Name(String name, String label) {}

    private record Key(long minute, Name name) {}

    /// The latest of a name and label in a minute counts.
    synchronized void add(long minute, String name, String label, double value) {
        if (!Double.isFinite(value) || name.length() > MOST_LETTERS || label.length() > MOST_LETTERS) {
            return;
        }
        Name one = new Name(name, label.replace('\0', '\uFFFD'));
        Set<Name> names = known.computeIfAbsent(minute, _ -> new HashSet<>());
        if (known.size() > MOST_MINUTES) {
            known.remove(known.keySet().iterator().next());
        }
        boolean hasRoom = names.size() < MOST_IN_A_MINUTE && waiting.size() < MOST_WAITING;
        if (hasRoom || names.contains(one)) {
            names.add(one);
            waiting.put(new Key(minute, one), value);
        }
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized void clear() {
        waiting = new LinkedHashMap<>();
    }

    private synchronized Map<Key, Double> take() {
        Map<Key, Double> taken = waiting;
        waiting = new LinkedHashMap<>();
        return taken;
    }

    void write(Connection connection) throws SQLException {
        Map<Key, Double> figures = take();
        if (figures.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO minute_figure (minute, name, label, value) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (minute, name, label) DO UPDATE SET value = excluded.value")) {
            for (Map.Entry<Key, Double> figure : figures.entrySet()) {
                statement.setLong(1, figure.getKey().minute());
                statement.setString(2, figure.getKey().name().name());
                statement.setString(3, figure.getKey().name().label());
                statement.setDouble(4, figure.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
