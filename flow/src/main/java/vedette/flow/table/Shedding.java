package vedette.flow.table;

import vedette.flow.record.Layout;
import vedette.flow.record.Memory;
import vedette.flow.record.RecordList;
import vedette.flow.record.Records;
import vedette.flow.record.State;

/// Chooses which flows to end when the table is full.
///
/// A hand goes round the places, so of equals the oldest goes first. What scans and floods leave behind goes before
/// anything else: flows that nobody answered and that have at most two packets, then whatever nobody answered or what
/// has closed. Only when a whole round found hardly any of these are the longest idle of a sample ended, and for a
/// while no further round is made, or each new flow would cost one.
final class Shedding {

    private static final int VICTIMS = 64;
    private static final int MIN_VICTIMS = 8;
    private static final int SAMPLE = 1024;

    private final Records records;
    private final RecordList victims = new RecordList();
    private int hand;
    private int samplesBeforeNextRound;

    Shedding(Records records) {
        this.records = records;
    }

    /// Live flows that can be spared, at least one if there is a live one.
    RecordList choose() {
        victims.clear();
        if (samplesBeforeNextRound > 0) {
            samplesBeforeNextRound--;
        } else {
            round(2, false);
            if (victims.size() < MIN_VICTIMS) {
                victims.clear();
                round(Long.MAX_VALUE, true);
            }
        }
        if (victims.size() < MIN_VICTIMS) {
            victims.clear(); // a few that wait for their first answer are no flood
        }
        if (victims.size() == 0) {
            samplesBeforeNextRound = samplesBeforeNextRound > 0 ? samplesBeforeNextRound : records.used() / VICTIMS;
            longestIdle();
        }
        return victims;
    }

    private void round(long maxPackets, boolean takesClosed) {
        for (int looked = 0; looked < records.used() && victims.size() < VICTIMS; looked++) {
            long record = nextPlace();
            if (!isLive(record)) {
                continue;
            }
            boolean isSpare = !Deadlines.isAnswered(record) && packets(record) <= maxPackets;
            if (isSpare || (takesClosed && Deadlines.isClosed(record))) {
                victims.add(record);
            }
        }
    }

    private void longestIdle() {
        long oldest = Records.NONE;
        int sample = Math.min(SAMPLE, records.used());
        for (int looked = 0; looked < records.used() && (looked < sample || oldest == Records.NONE); looked++) {
            long record = nextPlace();
            if (isLive(record) && (oldest == Records.NONE || seen(record) < seen(oldest))) {
                oldest = record;
            }
        }
        if (oldest != Records.NONE) {
            victims.add(oldest);
        }
    }

    private long nextPlace() {
        hand = hand + 1 < records.used() ? hand + 1 : 0;
        return records.at(hand);
    }

    private static boolean isLive(long record) {
        return (Memory.u16(record + Layout.STATE) & State.LIVE) != 0;
    }

    private static long seen(long record) {
        return Memory.i64(record + Layout.SEEN);
    }

    private static long packets(long record) {
        return Memory.i64(record + Layout.EARLIER_FORWARD_PACKETS)
                + Memory.u32(record + Layout.FORWARD + Layout.PACKETS);
    }
}
