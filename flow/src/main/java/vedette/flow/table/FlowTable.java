package vedette.flow.table;

import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import vedette.capture.PacketBatch;
import vedette.decode.DecodedPacket;
import vedette.decode.header.TcpHeader;
import vedette.flow.activity.ShardActivity;
import vedette.flow.packet.PacketLog;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.Layout;
import vedette.flow.record.Memory;
import vedette.flow.record.RecordList;
import vedette.flow.record.Records;
import vedette.flow.record.RowOrder;
import vedette.flow.record.State;
import vedette.flow.sample.FactSample;
import vedette.flow.update.FlowUpdate;
import vedette.flow.update.History;
import vedette.flow.update.Opening;
import vedette.flow.update.PendingPackets;

/// The flows of one shard: packets in, rows out at the end of each tick. Owned by one thread.
///
/// Packets are held until a batch is full or [#flush] is called, as fetching all their records at once costs little
/// more than fetching one. What has ended keeps its place until its row was read ([RowBundle#giveBack]), so nothing is
/// copied and memory does not grow.
public final class FlowTable implements AutoCloseable {

    private final FlowConfig config;
    private final RowOutlet outlet;
    private final @Nullable ShardActivity activity;
    private final @Nullable ChangedFlows changed;
    private final Records records;
    private final FlowIndex index;
    private final DeadlineWheel wheel;
    private final Deadlines deadlines;
    private final Shedding shedding;
    private final PendingPackets pending;
    private final FlowUpdate update;
    private final FlowCounters counters = new FlowCounters();
    private final RecordList due = new RecordList();
    private final BlockingQueue<RowBundle> returned = new LinkedBlockingQueue<>();
    private final ArrayDeque<RowBundle> spares = new ArrayDeque<>();
    private final long[] candidates = new long[PendingPackets.CAPACITY];
    private final long partLength;
    private @Nullable PacketLog log;
    private RowBundle rows;
    private int outstanding;
    /// Keeps the fetching of records from being optimised away.
    long fetched;

    /// @param seed of the index; nothing put out depends on it
    /// @param activity told at each tick what changed, if anybody wants to know
    public FlowTable(FlowConfig config, long seed, RowOutlet outlet, @Nullable ShardActivity activity) {
        this.config = config;
        this.outlet = outlet;
        records = new Records(config.maxFlows(), config.recordLength());
        index = new FlowIndex();
        wheel = new DeadlineWheel(records);
        this.activity = activity;
        changed = activity == null ? null : new ChangedFlows(activity);
        deadlines = new Deadlines(config);
        shedding = new Shedding(records);
        pending = new PendingPackets(seed);
        update = new FlowUpdate(pending, Deadlines.micros(config.activityGap()), config.isSequenceKept());
        partLength = Deadlines.micros(config.partLength());
        rows = new RowBundle(config.isSequenceKept(), returned);
    }

    public FlowCounters counters() {
        return counters;
    }

    /// Has every packet noted from now on.
    public void keepPackets(PacketLog newLog) {
        log = newLog;
    }

    /// Adds a packet that was read to its transport header. Its bytes must hold until [#flush].
    public void add(DecodedPacket packet, PacketBatch batch, int i) {
        if (pending.isFull()) {
            flush();
        }
        PacketLog packets = log;
        if (packets != null) {
            if (packets.isFull()) {
                flush();
                packets.handOver();
            }
            packets.add(packet, batch, i);
        }
        pending.add(packet, batch, i);
    }

    /// Works off the packets that are held.
    public void flush() {
        fetch();
        for (int i = 0; i < pending.size(); i++) {
            process(i);
        }
        pending.clear();
    }

    /// Asks for all records before the first is needed, so that the waits for memory overlap.
    private void fetch() {
        long sum = 0;
        int size = pending.size();
        for (int i = 0; i < size; i++) {
            sum += index.touch(FlowIndex.tag(pending.hash[i]));
        }
        for (int i = 0; i < size; i++) {
            int slot = index.candidate(FlowIndex.tag(pending.hash[i]));
            candidates[i] = slot == FlowIndex.ABSENT ? Records.NONE : records.at(slot);
            if (slot != FlowIndex.ABSENT) {
                sum += Memory.i64(candidates[i]);
            }
        }
        for (int i = 0; i < size; i++) {
            if (candidates[i] != Records.NONE) {
                sum += FlowUpdate.fetch(candidates[i], pending, i);
            }
        }
        fetched = sum;
    }

    private void process(int i) {
        if (!records.hasFree()) {
            makeRoom();
        }
        long record = find(i);
        if (record != Records.NONE && deadlines.isOutside(record, pending.micros[i])) {
            end(record, Deadlines.reason(record));
            record = Records.NONE;
        }
        if ((pending.facts[i] & PendingPackets.IS_ERROR) != 0) {
            addError(record == Records.NONE ? open(i) : record, i);
        } else if (record == Records.NONE) {
            addTo(open(i), i, true);
        } else {
            addTo(record, i, false);
        }
    }

    private void addError(long record, int i) {
        if (changed != null) {
            changed.touch(record);
        }
        update.addError(record, i);
        note(record);
        counters.countIcmpError();
    }

    private void addTo(long found, int i, boolean isNew) {
        long record = found;
        boolean isForward = FlowUpdate.isForward(record, pending, i);
        boolean wasTurned = false;
        if (!isNew) {
            if (update.isCopy(record, i, isForward)) {
                note(record);
                counters.countCopy();
                return;
            }
            if (isReused(record, i, isForward)) {
                end(record, FlowEnd.REUSED);
                record = open(i);
                isForward = FlowUpdate.isForward(record, pending, i);
            } else if (pending.micros[i] - Memory.i64(record + Layout.PART_START) > partLength) {
                beginPart(record);
            } else if (Opening.turns(record, pending, i, isForward)) {
                Opening.turn(record, config.isSequenceKept());
                if (changed != null) {
                    changed.turn(record);
                }
                isForward = !isForward;
                wasTurned = true;
            }
        }
        if (changed != null) {
            changed.onPacket(record, pending.flags[i], isForward);
        }
        boolean wasClosed = Deadlines.isClosed(record);
        update.addPacket(record, i, isForward);
        note(record);
        counters.countPacket();
        boolean endsEarlier = wasTurned || (!wasClosed && Deadlines.isClosed(record));
        if (endsEarlier) {
            wheel.remove(record);
            wheel.add(record, deadlines.next(record, pending.now[i]));
        }
    }

    private void note(long record) {
        if (log != null) {
            log.settle(record);
        }
    }

    private void handOverPackets() {
        if (log != null) {
            log.handOver();
        }
    }

    private long find(int i) {
        int tag = FlowIndex.tag(pending.hash[i]);
        for (int place = index.begin(tag); !index.isEmpty(place); place = index.next(place)) {
            if (index.hasTag(place, tag)) {
                long record = records.at(index.slot(place));
                if (FlowUpdate.isOf(record, pending, i)) {
                    return record;
                }
            }
        }
        return Records.NONE;
    }

    private long open(int i) {
        long record = records.take();
        boolean isTurned = Opening.isTurned(pending, i);
        Opening.writeKey(record, pending, i, isTurned);
        boolean hasHistory = pending.kind[i] == 0; // an answer of ICMP that came first has none
        if (isTurned && hasHistory) {
            History.turned(record);
        }
        int tag = FlowIndex.tag(pending.hash[i]);
        Memory.put32(record + Layout.TAG, tag);
        Memory.put16(record + Layout.STATE, State.LIVE | State.NEW);
        Memory.put64(record + Layout.CONVERSATION_START, pending.micros[i]);
        Memory.put64(record + Layout.PART_START, pending.micros[i]);
        Memory.put64(record + Layout.LAST, pending.micros[i]);
        Memory.put64(record + Layout.SEEN, pending.now[i]);
        index.add(tag, Records.slotOf(record));
        wheel.add(record, deadlines.next(record, pending.now[i]));
        counters.countBegun();
        return record;
    }

    /// A SYN begins a new conversation where the old one is over or, by its sequence number, is another one.
    private boolean isReused(long record, int i, boolean isForward) {
        boolean isTcp = (pending.facts[i] & PendingPackets.IS_TCP) != 0;
        if (!isTcp || (pending.flags[i] & (TcpHeader.SYN | TcpHeader.ACK)) != TcpHeader.SYN) {
            return false;
        }
        if (pending.micros[i] < Memory.i64(record + Layout.LAST)) {
            return false; // it comes late, and what it began is already known
        }
        if (Deadlines.isClosed(record)) {
            return true;
        }
        long side = record + (isForward ? Layout.FORWARD_SIDE : Layout.BACKWARD_SIDE);
        return History.has(record, isForward, History.SYN)
                && Deadlines.isAnswered(record)
                && Memory.i32(side + Layout.INITIAL_SEQUENCE) != pending.sequence[i];
    }

    private void beginPart(long record) {
        long over = records.copy(record);
        FlowUpdate.closePart(over, FlowEnd.PART);
        rows.ended().add(over);
        counters.countPart();
        FlowUpdate.beginPart(record, config.recordLength());
    }

    private void end(long record, FlowEnd reason) {
        wheel.remove(record);
        retire(record, reason);
    }

    private void retire(long record, FlowEnd reason) {
        if (changed != null) {
            changed.onEnd(record, reason);
        }
        index.remove(Memory.i32(record + Layout.TAG), Records.slotOf(record));
        FlowUpdate.closePart(record, reason);
        rows.ended().add(record);
        counters.countEnded();
    }

    /// Ends what is over and puts the tick's rows out.
    public void tick(long endNanos) {
        tick(endNanos, null);
    }

    /// The same, with what the tick's packets said.
    public void tick(long endNanos, @Nullable FactSample facts) {
        flush();
        handOverPackets();
        long end = Math.floorDiv(endNanos, 1_000);
        due.clear();
        wheel.advance(end, due);
        for (int i = 0; i < due.size(); i++) {
            long record = due.get(i);
            if (deadlines.isPassed(record, end - 1)) {
                retire(record, Deadlines.reason(record));
            } else {
                if (deadlines.checkpoint(record) <= end) {
                    noteCheckpoint(record, end);
                }
                wheel.add(record, deadlines.next(record, end));
            }
        }
        keepCheckpoints();
        if (changed != null && activity != null) {
            changed.drain();
            rows.takeActivity(activity.close());
        }
        rows.takeFacts(facts);
        putOut(endNanos, false);
    }

    private void noteCheckpoint(long record, long end) {
        while (deadlines.checkpoint(record) <= end) {
            Memory.put16(record + Layout.CHECKPOINTS, Memory.u16(record + Layout.CHECKPOINTS) + 1);
        }
        rows.checkpoints().add(record);
    }

    /// Puts copies of the most active in place of all that are due.
    private void keepCheckpoints() {
        RecordList checkpoints = rows.checkpoints();
        if (checkpoints.size() == 0) {
            return;
        }
        checkpoints.sort(RowOrder.BY_BYTES);
        int kept = 0;
        for (int i = 0; i < checkpoints.size(); i++) {
            long copy = kept < config.checkpoints() ? records.copy(checkpoints.get(i)) : Records.NONE;
            if (copy == Records.NONE) {
                counters.countCheckpointLeftOut();
            } else {
                FlowUpdate.closePart(copy, FlowEnd.CHECKPOINT);
                checkpoints.set(kept++, copy);
            }
        }
        checkpoints.truncate(kept);
    }

    /// Ends all flows, as there is no more input, and puts their rows out.
    public void finish(long endNanos) {
        flush();
        handOverPackets();
        for (int slot = 0; slot < records.used(); slot++) {
            long record = records.at(slot);
            if ((Memory.u16(record + Layout.STATE) & State.LIVE) != 0) {
                end(record, Deadlines.isClosed(record) ? FlowEnd.CLOSED : FlowEnd.INPUT_ENDED);
            }
        }
        putOut(endNanos, false);
    }

    private void putOut(long endNanos, boolean isPartial) {
        RowBundle full = rows;
        full.close(endNanos, isPartial);
        if (changed != null) {
            changed.drain(); // before the records are given away
        }
        if (!isPartial) {
            full.ended().sort(RowOrder.BY_START);
        }
        reclaim();
        RowBundle spare = spares.poll();
        rows = spare == null ? new RowBundle(config.isSequenceKept(), returned) : spare;
        outstanding++;
        outlet.put(full);
        reclaim();
    }

    /// Takes back the places of rows that were read.
    private void reclaim() {
        RowBundle bundle = returned.poll();
        while (bundle != null) {
            takeBack(bundle);
            bundle = returned.poll();
        }
    }

    private void takeBack(RowBundle bundle) {
        outstanding--;
        bundle.giveBackTo(records);
        spares.add(bundle);
    }

    /// The table is full: takes back what was read, else puts out what has ended, else ends what can best be spared.
    private void makeRoom() {
        reclaim();
        while (!records.hasFree()) {
            if (outstanding == 0) {
                counters.countFull();
                if (rows.ended().size() == 0) {
                    shed();
                }
                putOut(Long.MIN_VALUE, true);
            }
            if (!records.hasFree()) {
                awaitReturn();
            }
        }
    }

    private void shed() {
        RecordList victims = shedding.choose();
        for (int i = 0; i < victims.size(); i++) {
            end(victims.get(i), FlowEnd.SHED);
            counters.countShed();
        }
    }

    private void awaitReturn() {
        try {
            takeBack(returned.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows are read", e);
        }
    }

    /// Gives the memory back. No row that was put out may be read after this.
    @Override
    public void close() {
        records.close();
    }
}
