package vedette.flow.activity;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import vedette.flow.label.ConversationLabels;

/// The activity of one shard's open tick. Owned by the shard's thread.
///
/// At each tick the shard adds the change of every flow that was touched in it, in any order, and then closes the tick.
/// Two parts go round: the shard fills one while the other is merged, so a merge that falls behind by a whole tick
/// holds the shard back. Nothing is allocated once the tables have grown to what the traffic needs.
public final class ShardActivity {

    private static final int PARTS = 2;

    /// Where the class of an order lies, above the bits of the hash.
    private static final int CLASS_SHIFT = 62;

    private final ActivityHash hash;
    private final Home home;
    private final @Nullable ConversationLabels labels;
    private final BlockingQueue<ActivityPart> free = new ArrayBlockingQueue<>(PARTS);
    private final HostChange actor = new HostChange();
    private final HostChange victim = new HostChange();
    private ActivityPart filling;

    /// @param siteSeed the same for all shards, and for all runs whose results are to be the same
    /// @param home the hosts kept first where there is no room for all; their IPv6 addresses are told apart
    public ShardActivity(ActivityConfig config, long siteSeed, Home home) {
        this(config, siteSeed, home, null);
    }

    /// The same, where somebody may know what conversations are in truth.
    public ShardActivity(ActivityConfig config, long siteSeed, Home home, @Nullable ConversationLabels labels) {
        hash = new ActivityHash(siteSeed);
        this.home = home;
        this.labels = labels;
        filling = new ActivityPart(config, free);
        for (int i = 1; i < PARTS; i++) {
            free.add(new ActivityPart(config, free));
        }
    }

    /// Whoever knows what conversations are in truth, to be asked once for each.
    public @Nullable ConversationLabels labels() {
        return labels;
    }

    /// Counts what happened to a flow in the open tick. The change is not kept.
    public void add(FlowChange change) {
        boolean isActorHome = home.contains(change.initiatorHigh(), change.initiatorLow());
        boolean isVictimHome = home.contains(change.responderHigh(), change.responderLow());
        actor.high = change.initiatorHigh();
        actor.low = EntityAddress.low(actor.high, change.initiatorLow(), isActorHome);
        victim.high = change.responderHigh();
        victim.low = EntityAddress.low(victim.high, change.responderLow(), isVictimHome);
        actor.read(change, Role.ACTOR);
        victim.read(change, Role.VICTIM);

        long actorHash = hash.address(actor.high, actor.low);
        long victimHash = hash.address(victim.high, victim.low);
        long portHash = hash.port(change.responderPort(), change.protocol());
        long victimService = ActivityHash.service(victimHash, portHash);
        actor.order = order(actorHash, isActorHome);
        actor.peer = (int) victimHash;
        actor.port = (int) portHash;
        actor.service = (int) victimService;
        victim.order = order(victimHash, isVictimHome);
        victim.peer = (int) actorHash;
        victim.port = (int) portHash;
        victim.service = (int) ActivityHash.service(actorHash, portHash);

        long pairOrder = order(ActivityHash.pair(actorHash, victimService), isActorHome && isVictimHome);
        filling.add(actor, victim, pairOrder, PairActivity.service(change.responderPort(), change.protocol()));
    }

    /// Closes the tick and opens the next. Waits for the merge if that is a whole tick behind.
    ///
    /// @return what the tick held, to be merged and then released, by any thread
    public ActivityPart close() {
        ActivityPart closed = filling;
        try {
            filling = free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the merge of a tick", e);
        }
        return closed;
    }

    /// Hosts inside come before all others; among themselves, each by its hash.
    private static long order(long hash, boolean isFirst) {
        return hash >>> 2 | (isFirst ? 0 : 1L << CLASS_SHIFT);
    }
}
