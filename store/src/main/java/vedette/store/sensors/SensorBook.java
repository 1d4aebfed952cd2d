package vedette.store.sensors;

import java.util.List;
import java.util.stream.Stream;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// The sensors that have kept something. Any thread may use it, beside whoever writes.
///
/// @param database that of the incidents
public record SensorBook(Database database) {

    /// Keeps what a sensor says of itself; when it was first seen stays as it is.
    public void seen(Sensor sensor) throws StoreException {
        database.write(connection -> Question.of(
                        "INSERT INTO sensor (name, host, version, inputs, first_seen, last_seen)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name, host) DO UPDATE SET"
                                + " version = excluded.version, inputs = excluded.inputs,"
                                + " last_seen = excluded.last_seen",
                        sensor.name(),
                        sensor.host(),
                        sensor.version(),
                        String.join("\n", sensor.inputs()),
                        Micros.of(sensor.first()),
                        Micros.of(sensor.last()))
                .run(connection));
    }

    /// All of them, the latest first.
    public List<Sensor> all() throws StoreException {
        return database.read(connection -> Question.of("SELECT * FROM sensor ORDER BY last_seen DESC, name, host")
                .list(
                        connection,
                        row -> new Sensor(
                                row.getString("name"),
                                row.getString("host"),
                                row.getString("version"),
                                inputs(row.getString("inputs")),
                                Micros.time(row.getLong("first_seen")),
                                Micros.time(row.getLong("last_seen")))));
    }

    private static List<String> inputs(String text) {
        return text.isEmpty() ? List.of() : Stream.of(text.split("\n", -1)).toList();
    }
}
