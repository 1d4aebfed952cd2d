package vedette.flow;

import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.common.NanoClock;
import vedette.common.Oddity;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;

/// The one reader: takes packets from the source, moves traffic time, closes ticks, decodes, and deals to shards.
///
/// All methods but [#counters] belong to the thread that reads.
public final class Reader {

    private final PacketSource source;
    private final Decoder decoder;
    private final Dealer dealer;
    private final Recorder recorder;
    private final NanoClock clock;
    private final boolean verifiesChecksums;
    private final OddityCounters oddities;
    private final EngineTime time;
    private final TickClock ticks = new TickClock();
    private final ReaderCounters counters = new ReaderCounters();
    private final PacketBatch batch = new PacketBatch();
    private boolean isTickEmpty = true;

    /// @param oddities where the source and the decoder count, too
    public Reader(PacketSource source, Decoder decoder, Dealer dealer, ReaderOptions options, OddityCounters oddities) {
        this.source = source;
        this.decoder = decoder;
        this.dealer = dealer;
        this.recorder = options.recorder();
        this.clock = options.clock();
        this.verifiesChecksums = options.verifiesChecksums();
        this.oddities = oddities;
        time = new EngineTime(oddities);
    }

    public ReaderCounters counters() {
        return counters;
    }

    /// Traffic time, or [Long#MIN_VALUE] before the first packet.
    public long now() {
        return time.now();
    }

    public boolean hasBegun() {
        return ticks.hasBegun();
    }

    /// Reads one batch.
    public State turn() {
        State state = source.poll(batch);
        switch (state) {
            case MORE -> handle();
            case IDLE -> rest(clock.nanos());
            case END -> finish();
        }
        return state;
    }

    private void handle() {
        int handled = 0;
        if (ticks.isLive() && batch.size() > 0) {
            counters.countDelay(clock.nanos() - batch.timestampNanos(0));
        }
        try {
            while (handled < batch.size()) {
                handle(handled);
                handled++;
            }
        } catch (InternalError _) { // how the JVM reports a mapped page that is no longer in the file
            oddities.increment(Oddity.FILE_SHRANK);
        }
        dealer.endBatch();
        counters.countPackets(handled);
        if (batch.tickMark() != PacketBatch.NO_TICK) {
            obeyMark(batch.tickMark());
        }
    }

    private void handle(int i) {
        long packetNanos = batch.timestampNanos(i);
        long now = time.advance(packetNanos);
        batch.trafficTime(i, now);
        if (!ticks.hasBegun()) {
            ticks.begin(now);
            ticks.compare(packetNanos, clock.nanos());
            recorder.tick(ticks.end() - TickClock.TICK_NANOS);
        } else if (ticks.isEndedBy(now)) {
            close(ticks.end());
            ticks.open(now);
            ticks.compare(packetNanos, clock.nanos());
        }
        if (ticks.isLate(packetNanos)) {
            counters.countLate();
        }
        isTickEmpty = false;
        recorder.packet(batch, i);
        Oddity stopped = decoder.decode(
                batch.linkType(i),
                batch.buffer(i),
                batch.start(i),
                batch.capturedLength(i),
                batch.wireLength(i),
                packetNanos);
        if (verifiesChecksums && stopped == Oddity.NONE && !batch.isChecksumUnfinished(i)) {
            decoder.verifyChecksums();
        }
        dealer.deal(decoder.packet(), stopped, batch, i);
    }

    private void obeyMark(long mark) {
        boolean closesOne = ticks.hasBegun();
        ticks.obey(mark);
        if (closesOne) {
            close(mark);
        } else {
            recorder.tick(mark);
        }
    }

    private void rest(long wallNanos) {
        dealer.flush();
        if (ticks.isEndedBySilence(wallNanos)) {
            close(ticks.end());
            ticks.open(ticks.end()); // engine time stays with the packets, as a replay has nothing else
        }
    }

    /// Closes the open tick and hands over what is held back: the end, whether the source has reached it or not.
    public void finish() {
        if (!isTickEmpty) {
            close(ticks.end());
        }
        dealer.flush();
    }

    private void close(long endNanos) {
        isTickEmpty = true;
        counters.countTick();
        recorder.tick(endNanos);
        dealer.tick(endNanos);
    }
}
