package vedette.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.FlowShards;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.flow.Dealer;
import vedette.flow.InlineDealer;
import vedette.flow.Reader;
import vedette.flow.ReaderOptions;
import vedette.flow.Recorder;

/// Takes packets one by one, in the order of their times, and has flows made of them. Owned by one thread,
/// which is also the one that flows are handed over by.
///
/// A broken packet is no error: as much of it is read as can be.
public final class PacketFeed implements AutoCloseable {

    /// The link type of Ethernet.
    public static final int ETHERNET = 1;

    /// No packet may have more bytes.
    public static final int MOST_BYTES = GivenPackets.MOST_BYTES;

    private final FlowShards shards;
    private final GivenPackets packets;
    private final Dealer dealer;
    private final Reader reader;
    private boolean isClosed;

    PacketFeed(int linkType, FlowShards shards) {
        this.shards = shards;
        packets = new GivenPackets(linkType);
        OddityCounters oddities = new OddityCounters();
        dealer = new InlineDealer(shards.forSession().works().getFirst());
        Decoder decoder = new Decoder(oddities, CaptureSession.SITE_SEED);
        // No clock: only packets move time on.
        reader = new Reader(packets, decoder, dealer, new ReaderOptions(() -> 0, Recorder.NONE, false), oddities);
    }

    /// Takes a whole packet.
    ///
    /// @param time when it came; a packet older than a second that is over counts to the second that is not
    /// @throws IllegalArgumentException if it has more bytes than a packet can have
    public void packet(Instant time, byte[] bytes) {
        packet(time, bytes, bytes.length);
    }

    /// Takes a packet of which only the beginning was captured.
    ///
    /// @param wireLength how long it was
    /// @throws IllegalArgumentException if it has more bytes than a packet can have, or more than it was long
    public void packet(Instant time, byte[] bytes, int wireLength) {
        if (isClosed) {
            throw new IllegalStateException("the feed is closed: begin another");
        }
        if (bytes.length > MOST_BYTES || wireLength < bytes.length) {
            throw new IllegalArgumentException("a packet has at most " + MOST_BYTES
                    + " bytes, and was at least as long as what was captured of it: there are " + bytes.length
                    + " bytes of " + wireLength);
        }
        if (!packets.hasRoom(bytes.length)) {
            reader.turn();
        }
        packets.add(bytes, wireLength, ChronoUnit.NANOS.between(Instant.EPOCH, time));
    }

    /// Hands over what has not ended by now, and ends.
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        packets.end();
        try (shards;
                packets;
                dealer) {
            while (reader.turn() != GivenPackets.State.END) {
                // until the last packet is read
            }
        }
    }
}
