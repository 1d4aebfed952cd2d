package vedette.flow.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import vedette.flow.fact.Fact;
import vedette.flow.fact.FactKind;

/// The facts of one shard's tick: of each kind those of the lowest order, as many as there is room for.
///
/// The order of a fact is its rank within its conversation, then a hash of the conversation: so a conversation
/// that says much does not crowd out others, and what is kept does not depend on how conversations were dealt
/// to shards. It goes from the shard's thread to the one that merges, which hands it back with [#release]; at
/// any time one of them owns it.
public final class FactSample {

    /// A conversation that says more in a second is not listened to.
    static final int MAX_RANK = 64;

    private static final int RANK_SHIFT = 56;

    private final BlockingQueue<FactSample> home;
    private final FlowRanks ranks = new FlowRanks();
    private final List<LowestFacts> kinds = new ArrayList<>();
    private long leftOut;

    /// @param home where it goes when it is released
    public FactSample(BlockingQueue<FactSample> home) {
        this.home = home;
        for (FactKind kind : FactKind.values()) {
            kinds.add(new LowestFacts(kind.perTick()));
        }
    }

    /// The order of the next fact of this conversation, or -1 if it would not be kept: to be asked before a fact is
    /// made.
    public long claim(FactKind kind, long conversation) {
        long hash = conversation >>> (Long.SIZE - RANK_SHIFT);
        if (!of(kind).hasRoomFor(hash)) { // not even as the conversation's first
            leftOut++;
            return -1;
        }
        int rank = ranks.next(conversation ^ saltOf(kind));
        long order = (long) rank << RANK_SHIFT | hash;
        if (rank == FlowRanks.FULL || rank >= MAX_RANK || !of(kind).hasRoomFor(order)) {
            leftOut++;
            return -1;
        }
        return order;
    }

    /// Each kind is ranked on its own, or what one kind has no room for would change the rank of another.
    @SuppressWarnings("EnumOrdinal") // of no meaning outside the process
    private static long saltOf(FactKind kind) {
        return (kind.ordinal() + 1) * 0x9E37_79B9_7F4A_7C15L;
    }

    /// Adds a fact of the order that was claimed for it.
    public void add(long order, Fact fact) {
        leftOut += of(fact.kind()).add(order, fact);
    }

    @SuppressWarnings("EnumOrdinal") // an index into a list that lives no longer than the process
    LowestFacts of(FactKind kind) {
        return kinds.get(kind.ordinal());
    }

    long leftOut() {
        return leftOut;
    }

    /// Forgets everything and goes back to its shard.
    public void release() {
        kinds.forEach(LowestFacts::clear);
        ranks.clear();
        leftOut = 0;
        home.add(this);
    }
}
