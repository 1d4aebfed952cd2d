package vedette.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.state.Keys;
import vedette.incident.feedback.Feedback;
import vedette.incident.feedback.Judgement;

/// The signals about one entity and one group of kinds over time, as shown to a person. Changed only by the
/// [Correlator]; owned by its thread.
public final class Incident {

    /// As many sources and targets as an incident names.
    static final int MOST_ADDRESSES = 64;

    static final int MOST_PORTS = 64;
    private static final int MOST_BURSTS = 64;
    private static final int ID_BYTES = 8;

    /// A pause of so long begins a new burst.
    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final Address entity;
    private final TreeMap<String, Evidence> evidence = new TreeMap<>();
    private final TreeSet<Address> sources = new TreeSet<>();
    private final TreeSet<Address> targets = new TreeSet<>();
    private final TreeSet<Integer> ports = new TreeSet<>();
    private final List<Burst> bursts = new ArrayList<>();
    private String id = "";
    private String campaign = "";
    private IncidentState state = IncidentState.CLOSED;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos;
    private long detectedNanos;
    private long sourceCount;
    private long targetCount;
    private long flows;
    private boolean hasSucceeded;
    private boolean isBelowTheLine;
    private List<Contribution> contributions = List.of();
    private int score;

    Incident(Address entity) {
        this.entity = entity;
    }

    /// Takes what speaks for it, and nothing more.
    void support(Signal signal) {
        Evidence known = evidence.get(signal.detector());
        if (known == null) {
            evidence.put(signal.detector(), new Evidence(signal));
        } else {
            known.add(signal);
        }
    }

    void add(Signal signal) {
        support(signal);
        firstNanos = Math.min(firstNanos, signal.sinceNanos());
        addBurst(signal.nanos());
        lastNanos = signal.nanos();
        addUpTo(MOST_ADDRESSES, sources, signal.sources());
        addUpTo(MOST_ADDRESSES, targets, signal.targets());
        addUpTo(MOST_PORTS, ports, signal.ports());
        sourceCount = Math.max(Math.max(sourceCount, signal.sourceCount()), sources.size());
        targetCount = Math.max(Math.max(targetCount, signal.targetCount()), targets.size());
        flows = Math.max(flows, signal.flows());
        hasSucceeded |= signal.hasSucceeded();
    }

    private void addBurst(long nanos) {
        Burst latest = bursts.isEmpty() ? null : bursts.getLast();
        if (latest != null && (nanos - latest.lastNanos() < PAUSE_NANOS || bursts.size() == MOST_BURSTS)) {
            bursts.set(bursts.size() - 1, new Burst(latest.firstNanos(), nanos));
        } else {
            bursts.add(new Burst(nanos, nanos));
        }
    }

    private static <T> void addUpTo(int most, Set<T> set, Collection<T> more) {
        for (T one : more) {
            if (set.size() == most) {
                return;
            }
            set.add(one);
        }
    }

    /// Opens it for the first time.
    void open(String site, long nanos) {
        detectedNanos = nanos;
        state = IncidentState.OPEN;
        id = idOf(site + '/' + kind().family().label() + '/' + entity + '/' + nanos);
        campaign = id;
    }

    void keepBelowTheLine() {
        isBelowTheLine = true;
    }

    void reopen() {
        state = IncidentState.OPEN;
    }

    void close() {
        state = IncidentState.CLOSED;
    }

    void joins(String newCampaign) {
        campaign = newCampaign;
    }

    void score(ThreatScore newScore) {
        if (newScore.total() >= score) { // it never falls: what happened has happened
            score = newScore.total();
            contributions = newScore.contributions();
        }
    }

    private static String idOf(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /// Whether it is only unusual, and came when there were more such than people want to be told of.
    boolean isBelowTheLine() {
        return isBelowTheLine;
    }

    boolean wasOpened() {
        return !id.isEmpty();
    }

    /// A hash of site, family, entity and the time at which it opened.
    public String id() {
        return id;
    }

    /// The id of the first incident that it belongs together with, which may be its own.
    public String campaign() {
        return campaign;
    }

    public IncidentState state() {
        return state;
    }

    public Address entity() {
        return entity;
    }

    /// That of the strongest evidence.
    public Kind kind() {
        return strongest().strongest().kind();
    }

    private Evidence strongest() {
        Evidence found = null;
        for (Evidence one : evidence.values()) {
            if (found == null || weight(one) > weight(found)) {
                found = one;
            }
        }
        if (found == null) {
            throw new IllegalStateException("an incident without a signal");
        }
        return found;
    }

    private static double weight(Evidence evidence) {
        return evidence.strength() * evidence.strongest().kind().points();
    }

    /// The likeliest of what its detectors believe.
    public double confidence() {
        return evidence.values().stream()
                .mapToDouble(Evidence::confidence)
                .max()
                .orElse(0);
    }

    /// What each detector has said, by name.
    public Collection<Evidence> evidence() {
        return evidence.values();
    }

    /// Who does it; at most [#MOST_ADDRESSES] of them are named.
    public Collection<Address> sources() {
        return sources;
    }

    public Collection<Address> targets() {
        return targets;
    }

    public Collection<Integer> ports() {
        return ports;
    }

    public long sourceCount() {
        return sourceCount;
    }

    public long targetCount() {
        return targetCount;
    }

    /// When what it rests on began.
    public long firstNanos() {
        return firstNanos;
    }

    public long lastNanos() {
        return lastNanos;
    }

    /// The traffic time at which it opened.
    public long detectedNanos() {
        return detectedNanos;
    }

    /// When it was noticed.
    public List<Burst> bursts() {
        return bursts;
    }

    public boolean hasSucceeded() {
        return hasSucceeded;
    }

    /// How many conversations its largest signal rests on.
    public long flows() {
        return flows;
    }

    /// From 0 to 100.
    public int score() {
        return score;
    }

    public Severity severity() {
        return Severity.of(score);
    }

    /// What the score is the sum of.
    public List<Contribution> contributions() {
        return contributions;
    }

    /// What somebody says of it.
    Feedback feedback(Judgement judgement) {
        return new Feedback(
                id,
                judgement,
                evidence.values().stream().map(Evidence::noticed).toList(),
                List.copyOf(sources),
                List.copyOf(targets));
    }

    /// What it is now.
    public IncidentSnapshot snapshot(String site, String sensor) {
        return new IncidentSnapshot(
                id,
                campaign,
                site,
                sensor,
                kind(),
                entity,
                state,
                List.copyOf(sources),
                sourceCount,
                List.copyOf(targets),
                targetCount,
                List.copyOf(ports),
                firstNanos,
                lastNanos,
                detectedNanos,
                bursts,
                score,
                confidence(),
                hasSucceeded,
                contributions,
                evidence.values().stream().map(Evidence::summary).toList(),
                flows);
    }

    void write(DataOutput out) throws IOException {
        Keys.ADDRESS.write(entity, out);
        out.writeInt(evidence.size());
        for (Evidence one : evidence.values()) {
            one.write(out);
        }
        write(sources, out);
        write(targets, out);
        out.writeInt(ports.size());
        for (int port : ports) {
            out.writeInt(port);
        }
        out.writeInt(bursts.size());
        for (Burst burst : bursts) {
            out.writeLong(burst.firstNanos());
            out.writeLong(burst.lastNanos());
        }
        out.writeUTF(id);
        out.writeUTF(campaign);
        out.writeUTF(state.name());
        out.writeLong(firstNanos);
        out.writeLong(lastNanos);
        out.writeLong(detectedNanos);
        out.writeLong(sourceCount);
        out.writeLong(targetCount);
        out.writeLong(flows);
        out.writeBoolean(hasSucceeded);
        out.writeBoolean(isBelowTheLine);
        out.writeInt(score);
        out.writeInt(contributions.size());
        for (Contribution contribution : contributions) {
            out.writeUTF(contribution.name());
            out.writeInt(contribution.points());
        }
    }

    static Incident read(DataInput in) throws IOException {
        Incident incident = new Incident(Keys.ADDRESS.read(in));
        for (int left = in.readInt(); left > 0; left--) {
            Evidence one = Evidence.read(in);
            incident.evidence.put(one.detector(), one);
        }
        read(incident.sources, in);
        read(incident.targets, in);
        for (int left = in.readInt(); left > 0; left--) {
            incident.ports.add(in.readInt());
        }
        for (int left = in.readInt(); left > 0; left--) {
            incident.bursts.add(new Burst(in.readLong(), in.readLong()));
        }
        incident.id = in.readUTF();
        incident.campaign = in.readUTF();
        incident.state = IncidentState.valueOf(in.readUTF());
        incident.firstNanos = in.readLong();
        incident.lastNanos = in.readLong();
        incident.detectedNanos = in.readLong();
        incident.sourceCount = in.readLong();
        incident.targetCount = in.readLong();
        incident.flows = in.readLong();
        incident.hasSucceeded = in.readBoolean();
        incident.isBelowTheLine = in.readBoolean();
        incident.score = in.readInt();
        List<Contribution> contributions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            contributions.add(new Contribution(in.readUTF(), in.readInt()));
        }
        incident.contributions = List.copyOf(contributions);
        return incident;
    }

    private static void write(Set<Address> addresses, DataOutput out) throws IOException {
        out.writeInt(addresses.size());
        for (Address address : addresses) {
            Keys.ADDRESS.write(address, out);
        }
    }

    private static void read(Set<Address> addresses, DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            addresses.add(Keys.ADDRESS.read(in));
        }
    }
}
