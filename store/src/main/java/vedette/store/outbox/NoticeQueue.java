package vedette.store.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import vedette.incident.Severity;
import vedette.store.database.Database;
import vedette.store.database.LastingConnection;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// What waits to be told, for those who send it. What was taken from it is gone once the call returns, even after a
/// power failure. Where several processes share a database, one of them sends to each receiver. Owned by one thread.
public final class NoticeQueue implements AutoCloseable {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int LONGEST_ERROR = 500;
    private static final String KNOWN =
            "SELECT name FROM receiver UNION SELECT receiver FROM notice UNION SELECT receiver FROM teller";

    private final LastingConnection database;
    private final String sender;

    /// @param sender who sends: the same after a restart, and nobody else who shares the database
    public NoticeQueue(Database database, String sender) throws StoreException {
        this.database = new LastingConnection(database, true);
        this.sender = sender;
    }

    /// What a receiver is to be told next.
    ///
    /// @param notices the oldest
    /// @param missed what it does not know that it missed
    public record Waiting(List<Notice> notices, Missed missed) {

        static final Waiting NOTHING = new Waiting(List.of(), Missed.NOTHING);

        public Waiting {
            notices = List.copyOf(notices);
        }

        public boolean isNothing() {
            return notices.isEmpty() && missed.isNothing();
        }
    }

    /// What waits for a receiver; nothing while another process sends to it.
    public Waiting next(String receiver, int most, Instant now) throws StoreException {
        boolean isNothing =
                database.read(connection -> next(connection, receiver, 1)).isNothing();
        return isNothing
                ? Waiting.NOTHING
                : database.write(connection ->
                        lease(connection, receiver, now) ? next(connection, receiver, most) : Waiting.NOTHING);
    }

    private static Waiting next(Connection connection, String receiver, int most) throws SQLException {
        List<Notice> notices = Question.of(
                        "SELECT * FROM notice WHERE receiver = ? ORDER BY id LIMIT ?", receiver, most)
                .list(connection, NoticeQueue::notice);
        Missed missed = Question.of("SELECT missed, missed_severity FROM receiver WHERE name = ?", receiver)
                .list(connection, row -> new Missed(row.getLong(1), Severity.of(row.getInt(2))))
                .stream()
                .findFirst()
                .orElse(Missed.NOTHING);
        return new Waiting(notices, missed);
    }

    private boolean lease(Connection connection, String receiver, Instant now) throws SQLException {
        Receivers.begin(connection, receiver);
        return Question.of(
                                "UPDATE receiver SET sender = ?, leased = ? WHERE name = ? AND (sender = ? OR leased < ?)",
                                sender,
                                Micros.of(now.plus(LEASE)),
                                receiver,
                                sender,
                                Micros.of(now))
                        .run(connection)
                == 1;
    }

    static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("receiver"),
                row.getString("incident"),
                Why.named(row.getString("why")),
                Severity.of(row.getInt("severity")),
                Micros.time(row.getLong("made")));
    }

    /// A receiver took these, and knows now what it missed. What became more severe while it was sent stays.
    public void sent(String receiver, List<Notice> notices, Missed said, Instant now) throws StoreException {
        database.write(connection -> {
            Receivers.begin(connection, receiver);
            for (Notice notice : notices) {
                remove(connection, notice);
            }
            return Question.of(
                            "UPDATE receiver SET sent = sent + ?, missed = missed - ?, last_sent = ?,"
                                    + " missed_severity = CASE WHEN missed > ? THEN missed_severity ELSE 0 END"
                                    + " WHERE name = ?",
                            notices.size(),
                            said.count(),
                            Micros.of(now),
                            said.count(),
                            receiver)
                    .run(connection);
        });
    }

    private static void remove(Connection connection, Notice notice) throws SQLException {
        Question.of(
                        "DELETE FROM notice WHERE id = ? AND severity = ?",
                        notice.number(),
                        notice.severity().from())
                .run(connection);
        Question.of("UPDATE notice SET why = ? WHERE id = ?", Why.RISEN.label(), notice.number())
                .run(connection);
    }

    /// An attempt failed; what waits goes on waiting.
    ///
    /// @param error in words
    public void failed(String receiver, String error, Instant now) throws StoreException {
        database.write(connection -> {
            Receivers.begin(connection, receiver);
            return fail(connection, receiver, error, now);
        });
    }

    private static int fail(Connection connection, String receiver, String error, Instant now) throws SQLException {
        String cut = error.replace('\0', ' ').substring(0, Math.min(error.length(), LONGEST_ERROR));
        return Question.of(
                        "UPDATE receiver SET failures = failures + 1, last_error = ?, last_failed = ? WHERE name = ?",
                        cut,
                        Micros.of(now),
                        receiver)
                .run(connection);
    }

    /// A receiver will not take this however often it is sent: it is put aside, and counted.
    public void refused(Notice notice, String error, Instant now) throws StoreException {
        database.write(connection -> {
            remove(connection, notice);
            Receivers.miss(
                    connection,
                    notice.receiver(),
                    "refused",
                    1,
                    notice.severity().from());
            return fail(connection, notice.receiver(), error, now);
        });
    }

    /// Nobody needs to be told of these any more.
    public void letGo(Collection<Notice> notices) throws StoreException {
        database.write(connection -> {
            for (Notice notice : notices) {
                Question.of("DELETE FROM notice WHERE id = ?", notice.number()).run(connection);
            }
            return notices.size();
        });
    }

    /// All that wait for a receiver are more than it wants to be told of now: they are counted in place of being told.
    public void holdBack(String receiver) throws StoreException {
        database.write(connection -> {
            long worst = Question.of("SELECT max(severity) FROM notice WHERE receiver = ?", receiver)
                    .number(connection);
            int count = Question.of("DELETE FROM notice WHERE receiver = ?", receiver)
                    .run(connection);
            Receivers.miss(connection, receiver, "held_back", count, worst);
            return count;
        });
    }

    /// Says which receivers the sender tells from now on, and forgets what waits for those that it told before, unless
    /// another sender tells them. Queues that belong to nobody were written before they belonged to anybody: they
    /// are whoever's begins first.
    ///
    /// @return how many notices are forgotten
    public int retire(Collection<String> receivers) throws StoreException {
        return database.write(connection -> {
            for (String receiver : receivers) {
                Receivers.own(connection, receiver, sender);
            }
            int gone = 0;
            for (String known : Question.of(KNOWN).list(connection, row -> row.getString(1))) {
                if (!receivers.contains(known) && Receivers.leave(connection, known, sender)) {
                    gone += Question.of("DELETE FROM notice WHERE receiver = ?", known)
                            .run(connection);
                    Question.of("DELETE FROM told WHERE receiver = ?", known).run(connection);
                    Question.of("DELETE FROM receiver WHERE name = ?", known).run(connection);
                }
            }
            return gone;
        });
    }

    @Override
    public void close() throws StoreException {
        database.close();
    }
}
