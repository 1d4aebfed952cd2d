package vedette.flow.activity;

import vedette.flow.label.LabelCounts;

/// What went on between an actor and a service of a victim during a tick: a view that [TickActivity] moves from pair to
/// pair.
public final class PairActivity {

    static final int ACTOR_HIGH = 0;
    static final int ACTOR_LOW = 1;
    static final int VICTIM_HIGH = 2;
    static final int VICTIM_LOW = 3;
    static final int SERVICE = 4;

    private static final int PROTOCOL_BITS = 8;

    private final BottomTable table;
    private final LabelCounts labels;
    private int row;

    PairActivity(BottomTable table, LabelCounts labels) {
        this.table = table;
        this.labels = labels;
    }

    PairActivity at(int newRow) {
        row = newRow;
        return this;
    }

    static long service(int port, int protocol) {
        return (long) port << PROTOCOL_BITS | (protocol & 0xFF);
    }

    public long actorHigh() {
        return table.key(row, ACTOR_HIGH);
    }

    public long actorLow() {
        return table.key(row, ACTOR_LOW);
    }

    public long victimHigh() {
        return table.key(row, VICTIM_HIGH);
    }

    public long victimLow() {
        return table.key(row, VICTIM_LOW);
    }

    /// The responder's; of ICMP the type of the question, of other protocols without ports 0.
    public int port() {
        return (int) (table.key(row, SERVICE) >>> PROTOCOL_BITS);
    }

    public int protocol() {
        return (int) table.key(row, SERVICE) & 0xFF;
    }

    /// Seen from the actor.
    public long count(Count count) {
        return table.count(row, count);
    }

    /// Adds the packets of each label to a counter of another's: those of its flows that whom the label is about sent.
    public void addLabelsTo(LabelCounts counts, int counter) {
        counts.addAll(counter, labels, row);
    }
}
