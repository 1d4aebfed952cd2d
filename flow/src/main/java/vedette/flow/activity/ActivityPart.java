package vedette.flow.activity;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import vedette.flow.label.ConversationLabels;
import vedette.flow.label.LabelCounts;

/// What one shard saw of one tick. It goes from the shard's thread to the one that merges, which hands it back with
/// [#release]; at any time one of them owns it.
public final class ActivityPart {

    static final int PAIR_WORDS = 5;

    private final BlockingQueue<ActivityPart> home;
    private final HostTable actors;
    private final HostTable victims;
    private final BottomTable pairs;
    private final LabelCounts pairLabels = new LabelCounts(LabelCounts.USUAL);
    private final long[] pairKey = new long[PAIR_WORDS];
    private final long[] totals = new long[Count.SIZE];

    /// @param home where it goes when it is released
    ActivityPart(ActivityConfig config, BlockingQueue<ActivityPart> home) {
        this.home = home;
        actors = new HostTable(config);
        victims = new HostTable(config);
        pairs = new BottomTable(PAIR_WORDS, config.maxPairs(), pairLabels::clear);
    }

    /// Forgets everything and goes back to its shard.
    public void release() {
        clear();
        home.add(this);
    }

    void clear() {
        actors.clear();
        victims.clear();
        pairs.clear();
        pairLabels.clear();
        Arrays.fill(totals, 0);
    }

    void add(HostChange actor, HostChange victim, long pairOrder, long service) {
        actors.add(actor);
        victims.add(victim);
        pairKey[PairActivity.ACTOR_HIGH] = actor.high;
        pairKey[PairActivity.ACTOR_LOW] = actor.low;
        pairKey[PairActivity.VICTIM_HIGH] = victim.high;
        pairKey[PairActivity.VICTIM_LOW] = victim.low;
        pairKey[PairActivity.SERVICE] = service;
        int row = pairs.row(pairOrder, pairKey);
        if (row != BottomTable.REFUSED) {
            pairs.add(row, actor.counts);
            if (actor.label != ConversationLabels.NONE) {
                pairLabels.add(row, actor.label, actor.labelPackets);
            }
        }
        for (int i = 0; i < Count.SIZE; i++) {
            totals[i] += actor.counts[i];
        }
    }

    void addAll(ActivityPart other) {
        actors.addAll(other.actors);
        victims.addAll(other.victims);
        pairs.keepBelow(other.pairs.threshold());
        for (int row = 0; row < other.pairs.rows(); row++) {
            if (other.pairs.isUsed(row)) {
                addPair(other, row);
            }
        }
        for (int i = 0; i < Count.SIZE; i++) {
            totals[i] += other.totals[i];
        }
    }

    private void addPair(ActivityPart other, int otherRow) {
        other.pairs.key(otherRow, pairKey);
        int row = pairs.row(other.pairs.order(otherRow), pairKey);
        if (row != BottomTable.REFUSED) {
            pairs.add(row, other.pairs, otherRow);
            pairLabels.addAll(row, other.pairLabels, otherRow);
        }
    }

    /// Puts a pair back that was copied from another part.
    void restorePair(long[] key, long[] counts) throws IOException {
        if (pairs.isFull()) {
            throw new IOException("more pairs than there is room for");
        }
        pairs.add(pairs.row(BottomTable.orderOf(key), key), counts);
    }

    void restoreTotals(long[] counts) {
        System.arraycopy(counts, 0, totals, 0, Count.SIZE);
    }

    HostTable hosts(Role role) {
        return switch (role) {
            case ACTOR -> actors;
            case VICTIM -> victims;
        };
    }

    BottomTable pairs() {
        return pairs;
    }

    LabelCounts pairLabels() {
        return pairLabels;
    }

    /// Over all flows, whether or not their hosts found room; seen from the actors.
    long total(Count count) {
        return totals[count.column()];
    }
}
