package vedette.store.actions;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.incident.IncidentSnapshot;
import vedette.incident.feedback.Feedback;
import vedette.incident.feedback.Feedback.Noticed;
import vedette.incident.feedback.Judgement;
import vedette.incident.feedback.Trust;
import vedette.incident.suppress.Suppression;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Verdict;
import vedette.store.people.SuppressionBook;

/// What people have asked since this was last asked for it. Cheap enough to be asked every second: everything that
/// people do leaves a row in the audit, so as long as there is none that is new, nothing else is read. Owned by one
/// thread.
public final class Requests implements AutoCloseable {

    /// The latest rows of the audit. On a server, one with a lower number may be seen after one with a higher.
    private static final String LATEST =
            "SELECT id FROM audit WHERE id > (SELECT max(id) FROM audit) - 100 ORDER BY id";

    private final Database database;
    private final boolean isFeedbackAsked;
    private final Map<String, Judgement> judged;
    private List<Suppression> rules = List.of();
    private List<Long> seen = List.of();
    private boolean isFirst = true;
    private @Nullable Connection connection;

    private Requests(Database database, boolean isFeedbackAsked, Map<String, Judgement> judged) {
        this.database = database;
        this.isFeedbackAsked = isFeedbackAsked;
        this.judged = new LinkedHashMap<>(judged);
    }

    /// Asks for rules and for feedback.
    ///
    /// @param judged what is already known to have been said, by incident
    public static Requests of(Database database, Map<String, Judgement> judged) {
        return new Requests(database, true, judged);
    }

    /// Asks for rules only.
    public static Requests ofRules(Database database) {
        return new Requests(database, false, Map.of());
    }

    /// What is new, in no more actions than can be obeyed between two ticks.
    public List<Action> look() throws StoreException {
        try {
            Connection open = connection == null ? database.connectToRead() : connection;
            connection = open;
            List<Long> latest = Question.of(LATEST).list(open, row -> row.getLong(1));
            if (!isFirst && latest.equals(seen)) {
                return List.of();
            }
            List<Action> asked = new ArrayList<>();
            List<Suppression> now = new SuppressionBook(database).all().rules();
            if (!now.equals(rules)) {
                asked.add(new Action.Suppress(now));
            }
            if (isFeedbackAsked) {
                asked.addAll(feedback());
            }
            rules = now;
            seen = latest;
            isFirst = false;
            return asked;
        } catch (SQLException e) {
            giveUp();
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    private void giveUp() {
        try {
            close();
        } catch (StoreException _) {
            // another is opened the next time
        }
        connection = null;
    }

    private List<Action> feedback() throws StoreException {
        List<Action> asked = new ArrayList<>();
        Map<String, Judgement> all = new LinkedHashMap<>();
        try (IncidentReader reader = new IncidentReader(database)) {
            for (IncidentReader.Judged given : reader.verdicts(Trust.MOST).reversed()) {
                Judgement judgement = judgement(given.verdict());
                all.put(given.incident(), judgement);
                if (judged.getOrDefault(given.incident(), Judgement.NONE) != judgement) {
                    reader.exactly(given.incident())
                            .map(found -> feedback(found.incident(), judgement))
                            .ifPresent(feedback -> asked.add(new Action.Judge(feedback)));
                }
            }
        }
        judged.clear();
        judged.putAll(all);
        return asked;
    }

    private static Judgement judgement(Verdict verdict) {
        return switch (verdict) {
            case NONE, ACKNOWLEDGED -> Judgement.NONE;
            case REAL -> Judgement.REAL;
            case FALSE_ALARM -> Judgement.FALSE_ALARM;
            case HARMLESS -> Judgement.HARMLESS;
        };
    }

    /// The store knows who noticed an incident, but only of the incident what it was taken for.
    private static Feedback feedback(IncidentSnapshot incident, Judgement judgement) {
        List<Noticed> noticed = incident.signals().stream()
                .map(signal -> new Noticed(signal.detector(), incident.kind()))
                .toList();
        return new Feedback(incident.id(), judgement, noticed, incident.sources(), incident.targets());
    }

    @Override
    public void close() throws StoreException {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw StoreException.of("cannot close " + database.name(), e);
        }
    }
}
