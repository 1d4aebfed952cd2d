package vedette.store.actions;

import java.util.List;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// The journal of what was obeyed, in its order.
///
/// @param database that of the incidents
public record ActionBook(Database database) {

    /// Adds what a run has obeyed, all of it or nothing.
    ///
    /// @param run as its ticks have it
    public void add(long run, List<Taken> taken) throws StoreException {
        database.write(connection -> {
            for (Taken one : taken) {
                Question.of(
                                "INSERT INTO action (run, effective, kind, details) VALUES (?, ?, ?, ?)",
                                run,
                                one.nanos(),
                                one.action().kind(),
                                Details.text(one.action()))
                        .run(connection);
            }
            return taken;
        });
    }

    /// What a run has obeyed, in its order.
    public List<Taken> of(long run) throws StoreException {
        return database.read(connection -> Question.of(
                        "SELECT effective, kind, details FROM action WHERE run = ? ORDER BY id", run)
                .list(
                        connection,
                        row -> new Taken(row.getLong(1), Details.action(row.getString(2), row.getString(3)))));
    }
}
