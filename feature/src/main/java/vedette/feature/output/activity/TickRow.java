package vedette.feature.output.activity;

import org.jspecify.annotations.Nullable;
import vedette.feature.activity.EntityKind;
import vedette.feature.label.RowTruth;
import vedette.flow.activity.Count;
import vedette.flow.activity.Distinct;
import vedette.flow.activity.HostActivity;
import vedette.flow.activity.PairActivity;
import vedette.flow.label.LabelCounts;

/// What a host or a pair did in one tick, as it was counted: a view that is filled again for the next row.
final class TickRow {

    private static final Count[] COUNTS = Count.values();
    private static final Distinct[] DISTINCTS = Distinct.values();

    private final @Nullable RowTruth truth;
    private final LabelCounts labels = new LabelCounts(LabelCounts.USUAL);
    private final long[] counts = new long[Count.SIZE];
    private final long[] distinct = new long[Distinct.SIZE];
    private EntityKind kind = EntityKind.ACTOR;
    private long startSecond;
    private boolean exact;
    private long high;
    private long low;
    private long victimHigh;
    private long victimLow;
    private int port;
    private int protocol;

    TickRow(@Nullable RowTruth truth) {
        this.truth = truth;
    }

    /// The rows after this are of this kind and tick.
    void begin(EntityKind newKind, long newStartSecond, boolean isExact) {
        kind = newKind;
        startSecond = newStartSecond;
        exact = isExact;
    }

    TickRow of(HostActivity host) {
        high = host.high();
        low = host.low();
        for (Count count : COUNTS) {
            counts[count.column()] = host.count(count);
        }
        for (Distinct which : DISTINCTS) {
            distinct[which.column()] = host.distinct(which);
        }
        if (truth != null) {
            labels.clear();
            host.addLabelsTo(labels, 0);
            truth.judge(labels, 0);
        }
        return this;
    }

    TickRow of(PairActivity pair) {
        high = pair.actorHigh();
        low = pair.actorLow();
        victimHigh = pair.victimHigh();
        victimLow = pair.victimLow();
        port = pair.port();
        protocol = pair.protocol();
        for (Count count : COUNTS) {
            counts[count.column()] = pair.count(count);
        }
        if (truth != null) {
            labels.clear();
            pair.addLabelsTo(labels, 0);
            truth.judge(labels, 0);
        }
        return this;
    }

    EntityKind kind() {
        return kind;
    }

    /// Seconds since 1970.
    long startSecond() {
        return startSecond;
    }

    /// Whether there was room for all of this kind.
    boolean isExact() {
        return exact && (truth == null || truth.isWhole());
    }

    /// The upper eight bytes of the host's address, or of the actor's. IPv4 is mapped into IPv6.
    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /// Of a pair only, as are the port and the protocol.
    long victimHigh() {
        return victimHigh;
    }

    long victimLow() {
        return victimLow;
    }

    int port() {
        return port;
    }

    int protocol() {
        return protocol;
    }

    long count(Count count) {
        return counts[count.column()];
    }

    /// Of a host only.
    long distinct(Distinct which) {
        return distinct[which.column()];
    }

    /// What it was in truth; null if nobody knows what conversations are.
    @Nullable
    RowTruth truth() {
        return truth;
    }
}
