package vedette.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.common.Address;
import vedette.detect.Family;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.site.Site;
import vedette.incident.IncidentHandler.Change;
import vedette.incident.feedback.Feedback;
import vedette.incident.feedback.Trust;

/// Makes incidents of signals: opens one when the evidence suffices, keeps it up to date, links it to those it belongs
/// to, closes it after quiet, and opens it again. Owned by one thread.
///
/// Signals belong together that are about one entity and one family of attacks; flooding by few and by many are one
/// family here. Evidence suffices when the chance that all detectors are wrong, were they independent, is a half or
/// less; what each has said fades from that after five minutes.
public final class Correlator {

    private static final double SUFFICES = 0.5;
    private static final long EVIDENCE_NANOS = 300_000_000_000L;

    /// Stands first in what is written.
    private static final long FORM = -3;

    private final IncidentConfig config;
    private final IncidentHandler handler;
    private final Allowance allowance;
    private final TreeMap<Key, Incident> followed = new TreeMap<>();
    private final Campaigns campaigns;
    private final Trust trust = new Trust();
    private long noLongerFollowed;

    private record Key(Address entity, Family family) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::entity).thenComparing(Key::family);

        static Key of(Address entity, Family family) {
            return new Key(entity, family == Family.DDOS ? Family.DOS : family);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    public Correlator(IncidentConfig config, IncidentHandler handler) {
        this(config, Allowance.UNLIMITED, handler);
    }

    /// @param allowance for incidents that are only unusual
    public Correlator(IncidentConfig config, Allowance allowance, IncidentHandler handler) {
        this.config = config;
        this.allowance = allowance;
        this.handler = handler;
        campaigns = new Campaigns(config.link());
    }

    /// Takes the signals of a tick, sorted by entity.
    public void onTick(long endNanos, List<Signal> signals, Site site) {
        for (Signal signal : signals) {
            if (!signal.isSupport()) {
                take(endNanos, signal, site);
            }
        }
        for (Signal signal : signals) {
            if (signal.isSupport()) {
                support(endNanos, signal, site);
            }
        }
        closeQuiet(endNanos);
    }

    /// Takes what somebody says of an incident, between two ticks. If it is still followed, what is known of it here is
    /// what counts.
    public void judge(Feedback said) {
        Incident judged = followed.values().stream()
                .filter(incident -> incident.id().equals(said.incident()))
                .findFirst()
                .orElse(null);
        trust.take(judged == null ? said : judged.feedback(said.judgement()));
    }

    /// How far detectors are believed. For the thread of the ticks.
    public Trust trust() {
        return trust;
    }

    /// What people were told of and is still followed.
    public List<Incident> told() {
        return followed.values().stream().filter(Incident::wasOpened).toList();
    }

    private void take(long endNanos, Signal signal, Site site) {
        Key key = Key.of(signal.entity(), signal.kind().family());
        Incident incident = followed.get(key);
        if (incident == null) {
            incident = new Incident(signal.entity());
            followed.put(key, incident);
        }
        incident.add(signal);
        keepToRoom();
        weigh(incident, endNanos, site);
    }

    /// What only speaks for others neither begins an incident nor keeps one going: an attack that follows later would
    /// be taken for the same.
    private void support(long endNanos, Signal signal, Site site) {
        Incident incident = followed.get(Key.of(signal.entity(), signal.kind().family()));
        boolean isOver = incident == null || (incident.wasOpened() && incident.state() != IncidentState.OPEN);
        if (incident != null && !isOver) {
            incident.support(signal);
            weigh(incident, endNanos, site);
        }
    }

    private void weigh(Incident incident, long endNanos, Site site) {
        if (incident.state() == IncidentState.OPEN) {
            update(incident, site, Change.UPDATED);
        } else if (suffices(incident, endNanos)) {
            if (incident.wasOpened()) {
                isAllowed(incident, endNanos); // it counts, though who was told of it once is told again
                incident.reopen();
                update(incident, site, Change.REOPENED);
            } else {
                incident.open(config.site(), endNanos);
                if (!isAllowed(incident, endNanos)) {
                    incident.keepBelowTheLine();
                }
                update(incident, site, Change.OPENED);
            }
        }
    }

    private boolean isAllowed(Incident incident, long nanos) {
        return incident.kind() != Kind.UNUSUAL || allowance.allows(nanos);
    }

    private void update(Incident incident, Site site, Change change) {
        incident.score(ThreatScore.of(incident, site, trust));
        campaigns.link(incident, site);
        handler.onChange(incident, change);
    }

    private boolean suffices(Incident incident, long nanos) {
        double allWrong = 1;
        for (Evidence evidence : incident.evidence()) {
            if (nanos - evidence.lastNanos() <= EVIDENCE_NANOS) {
                allWrong *= 1 - evidence.believed(trust);
            }
        }
        return 1 - allWrong >= SUFFICES;
    }

    private void closeQuiet(long endNanos) {
        List<Key> over = new ArrayList<>();
        followed.forEach((key, incident) -> {
            long quietNanos = endNanos - incident.lastNanos();
            if (incident.state() == IncidentState.OPEN
                    && quietNanos >= config.quiet().toNanos()) {
                incident.close();
                handler.onChange(incident, Change.CLOSED);
            }
            boolean isForgotten =
                    quietNanos >= config.memory().toNanos() || (!incident.wasOpened() && quietNanos >= EVIDENCE_NANOS);
            if (isForgotten) {
                over.add(key);
            }
        });
        over.forEach(followed::remove);
    }

    /// Incidents that were told of stay told: only what is noticed of them later is another incident.
    private void keepToRoom() {
        if (followed.size() <= config.maxIncidents()) {
            return;
        }
        Map.Entry<Key, Incident> quietest = followed.firstEntry();
        for (Map.Entry<Key, Incident> entry : followed.entrySet()) {
            if (entry.getValue().lastNanos() < quietest.getValue().lastNanos()) {
                quietest = entry;
            }
        }
        followed.remove(quietest.getKey());
        noLongerFollowed++;
    }

    /// How many incidents are no longer followed for want of room.
    public long noLongerFollowed() {
        return noLongerFollowed;
    }

    /// Writes all that is followed.
    public void write(DataOutput out) throws IOException {
        out.writeLong(FORM);
        out.writeLong(noLongerFollowed);
        out.writeInt(followed.size());
        for (Incident incident : followed.values()) {
            incident.write(out);
        }
        campaigns.write(out);
        trust.write(out);
    }

    /// Goes on from what was written.
    public void read(DataInput in) throws IOException {
        followed.clear();
        trust.clear();
        long form = in.readLong();
        if (form != FORM) {
            throw new IOException("incidents were written by a version that this one does not know");
        }
        noLongerFollowed = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Incident incident = Incident.read(in);
            followed.put(Key.of(incident.entity(), incident.kind().family()), incident);
        }
        campaigns.read(in);
        trust.read(in);
    }
}
