package vedette.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import vedette.store.database.Damage;
import vedette.store.database.Database;
import vedette.store.flows.FlowBook;
import vedette.store.flows.FlowBookConfig;
import vedette.store.incidents.IncidentBook;

/// A store that is written to, by one process at a time. A database that is damaged is put aside, said, and begun anew:
/// watching goes on, and nothing is dropped silently.
public final class Store implements AutoCloseable {

    private final StoreLock lock;
    private final IncidentBook incidents;
    private final FlowBook flows;

    private Store(StoreLock lock, IncidentBook incidents, FlowBook flows) {
        this.lock = lock;
        this.incidents = incidents;
        this.flows = flows;
    }

    /// Opens a store, or begins one.
    ///
    /// @param clock for when commits are due
    /// @param problems is told, in words, what is wrong but does not keep the store from going on
    public static Store open(StorePlace place, FlowBookConfig config, InstantSource clock, Consumer<String> problems)
            throws IOException {
        place.makeFolder();
        StoreLock lock = StoreLock.take(place.lock());
        try {
            putDamagedAside(place.incidents(), problems);
            putDamagedAside(place.flows(), problems);
            IncidentBook incidents = new IncidentBook(place.incidents());
            try {
                return new Store(
                        lock, incidents, new FlowBook(place.flows(), place.archive(), config, clock, problems));
            } catch (IOException e) {
                incidents.close();
                throw e;
            }
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static void putDamagedAside(Database database, Consumer<String> problems) throws IOException {
        Optional<String> damage = Damage.of(database);
        if (damage.isPresent()) {
            Path aside = Damage.putAside(Path.of(database.name()));
            problems.accept(database.name() + " is damaged (" + damage.get() + "): it is kept as " + aside
                    + " and a new one is begun; `vedette store restore` brings a backup back");
        }
    }

    public IncidentBook incidents() {
        return incidents;
    }

    public FlowBook flows() {
        return flows;
    }

    @Override
    public void close() throws IOException {
        try (lock;
                incidents;
                flows) {
            // in the reverse order
        }
    }
}
