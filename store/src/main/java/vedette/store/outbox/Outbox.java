package vedette.store.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vedette.incident.IncidentSnapshot;
import vedette.store.database.Micros;
import vedette.store.database.Question;

/// Writes down who is to be told of incidents, within the transaction that saves them. An incident waits at most once
/// for each receiver, and is told as it is when its turn comes.
public final class Outbox {

    /// Nobody is told of anything.
    public static final Outbox NOBODY = new Outbox(List.of(), InstantSource.system());

    private static final String FORGET_NOTICE = "DELETE FROM notice WHERE incident = ?";

    /// A message is known by when its notice was made. One that may be on its way already, with another severity, is
    /// another message: so it is made later than that, whatever the clock says.
    private static final String MADE_ANEW = " made = CASE WHEN notice.severity = excluded.severity THEN notice.made"
            + " WHEN notice.made < excluded.made THEN excluded.made ELSE notice.made + 1 END";

    private final Supplier<List<Subscription>> wanted;
    private final InstantSource clock;

    /// What a receiver was told.
    private record Told(int severity, long noticedNanos) {}

    /// @param clock for when notices were made
    public Outbox(List<Subscription> subscriptions, InstantSource clock) {
        List<Subscription> same = List.copyOf(subscriptions);
        this(() -> same, clock);
    }

    /// For receivers that may become others.
    ///
    /// @param wanted is asked each time, by the thread that saves
    /// @param clock for when notices were made
    public Outbox(Supplier<List<Subscription>> wanted, InstantSource clock) {
        this.wanted = wanted;
        this.clock = clock;
    }

    /// Adds what is news to somebody.
    ///
    /// @param hidden those that nobody is to be told of; what waits of them goes
    public void put(Connection connection, Collection<IncidentSnapshot> incidents, Set<String> hidden)
            throws SQLException {
        List<Subscription> subscriptions = wanted.get();
        if (subscriptions.isEmpty()) {
            return;
        }
        for (String incident : hidden) {
            Question.of(FORGET_NOTICE, incident).run(connection);
        }
        for (Subscription subscription : subscriptions) {
            boolean isMore = false;
            for (IncidentSnapshot incident : incidents) {
                if (!hidden.contains(incident.id()) && subscription.wants(incident)) {
                    isMore |= add(connection, subscription, incident);
                }
            }
            if (isMore) {
                Receivers.begin(connection, subscription.receiver());
                makeRoom(connection, subscription);
            }
        }
    }

    private boolean add(Connection connection, Subscription subscription, IncidentSnapshot incident)
            throws SQLException {
        Optional<Why> why = news(connection, subscription, incident);
        if (why.isEmpty()) {
            return false;
        }
        int severity = incident.severity().from();
        Question.of(
                        "INSERT INTO told (incident, receiver, severity, noticed) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (incident, receiver) DO UPDATE SET severity = excluded.severity,"
                                + " noticed = excluded.noticed",
                        incident.id(),
                        subscription.receiver(),
                        severity,
                        incident.lastNanos())
                .run(connection);
        Question.of(
                        "INSERT INTO notice (receiver, incident, why, severity, made) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (receiver, incident) DO UPDATE SET severity = excluded.severity,"
                                + MADE_ANEW,
                        subscription.receiver(),
                        incident.id(),
                        why.get().label(),
                        severity,
                        Micros.of(clock.instant()))
                .run(connection);
        return true;
    }

    private static Optional<Why> news(Connection connection, Subscription subscription, IncidentSnapshot incident)
            throws SQLException {
        Optional<Told> told = Question.of(
                        "SELECT severity, noticed FROM told WHERE incident = ? AND receiver = ?",
                        incident.id(),
                        subscription.receiver())
                .list(connection, row -> new Told(row.getInt(1), row.getLong(2)))
                .stream()
                .findFirst();
        if (told.isEmpty()) {
            return Optional.of(Why.OPENED);
        }
        if (incident.severity().from() > told.get().severity) {
            return Optional.of(Why.RISEN);
        }
        long repeat = subscription.repeat().toNanos();
        boolean isLongAgo = repeat > 0 && incident.lastNanos() - told.get().noticedNanos >= repeat;
        return isLongAgo ? Optional.of(Why.CONTINUES) : Optional.empty();
    }

    /// Of the least severe the oldest go, and are counted.
    private static void makeRoom(Connection connection, Subscription subscription) throws SQLException {
        String receiver = subscription.receiver();
        long waiting = Question.of("SELECT count(*) FROM notice WHERE receiver = ?", receiver)
                .number(connection);
        long tooMany = waiting - subscription.mostWaiting();
        if (tooMany <= 0) {
            return;
        }
        String least =
                " FROM (SELECT id, severity FROM notice WHERE receiver = ? ORDER BY severity, id LIMIT ?) AS least";
        long worst =
                Question.of("SELECT max(severity)" + least, receiver, tooMany).number(connection);
        Question.of("DELETE FROM notice WHERE id IN (SELECT id" + least + ")", receiver, tooMany)
                .run(connection);
        Receivers.miss(connection, receiver, "dropped", tooMany, worst);
    }
}
