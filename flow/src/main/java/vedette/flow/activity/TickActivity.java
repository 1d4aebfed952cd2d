package vedette.flow.activity;

import java.util.concurrent.ArrayBlockingQueue;

/// What all shards saw of one tick, hosts and pairs each sorted by key. Owned by the thread that merges.
///
/// [#begin], [#add] for each shard's part in any order, [#seal]; then it can be read, until it is begun again.
public final class TickActivity {

    private final ActivityPart merged;
    private final RowOrder actors = new RowOrder();
    private final RowOrder victims = new RowOrder();
    private final RowOrder pairs = new RowOrder();
    private final HostActivity actor;
    private final HostActivity victim;
    private final PairActivity pair;
    private long endNanos;

    /// @param config the shards'
    public TickActivity(ActivityConfig config) {
        merged = new ActivityPart(config, new ArrayBlockingQueue<>(1));
        actor = new HostActivity(merged.hosts(Role.ACTOR));
        victim = new HostActivity(merged.hosts(Role.VICTIM));
        pair = new PairActivity(merged.pairs(), merged.pairLabels());
    }

    /// Forgets the tick before.
    ///
    /// @param newEndNanos when the tick ends, in traffic time
    public void begin(long newEndNanos) {
        endNanos = newEndNanos;
        merged.clear();
    }

    /// Adds what a shard saw. The part is still to be released.
    public void add(ActivityPart part) {
        merged.addAll(part);
    }

    /// Sorts what was added.
    public void seal() {
        actors.sort(merged.hosts(Role.ACTOR).hosts());
        victims.sort(merged.hosts(Role.VICTIM).hosts());
        pairs.sort(merged.pairs());
    }

    ActivityPart merged() {
        return merged;
    }

    public long endNanos() {
        return endNanos;
    }

    /// How many hosts there are in this role.
    public int hosts(Role role) {
        return order(role).size();
    }

    /// A host by its place, in the order of addresses. The view holds until the next call with this role.
    public HostActivity host(Role role, int i) {
        HostActivity view = switch (role) {
            case ACTOR -> actor;
            case VICTIM -> victim;
        };
        return view.at(order(role).row(i));
    }

    public int pairs() {
        return pairs.size();
    }

    /// A pair by its place, in the order of actor, victim, port and protocol. The view holds until the next call.
    public PairActivity pair(int i) {
        return pair.at(pairs.row(i));
    }

    /// Over all flows, those included whose hosts found no room. *Out* is away from the actors.
    public long total(Count count) {
        return merged.total(count);
    }

    /// How many changes of flows are missing here, because their host in this role found no room.
    public long leftOut(Role role) {
        return merged.total(Count.ACTIVE) - merged.hosts(role).hosts().sum(Count.ACTIVE);
    }

    /// How many changes of flows are missing among the pairs.
    public long pairsLeftOut() {
        return merged.total(Count.ACTIVE) - merged.pairs().sum(Count.ACTIVE);
    }

    /// Whether every table had room for all.
    public boolean isExact() {
        return leftOut(Role.ACTOR) == 0 && leftOut(Role.VICTIM) == 0 && pairsLeftOut() == 0;
    }

    private RowOrder order(Role role) {
        return switch (role) {
            case ACTOR -> actors;
            case VICTIM -> victims;
        };
    }
}
