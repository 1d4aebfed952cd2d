package vedette.traces.engine;

import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.flow.Dealer;
import vedette.flow.InlineDealer;
import vedette.flow.Reader;
import vedette.flow.ReaderOptions;
import vedette.flow.Recorder;
import vedette.flow.ShardWork;

/// Runs the reader over a source.
public final class Replay {

    private static final long SEED = 5;

    private Replay() {}

    /// Gives every packet to the one shard.
    public static void run(PacketSource source, ShardWork work) {
        try (Dealer dealer = new InlineDealer(work)) {
            run(source, dealer);
        }
    }

    /// Deals every packet, and closes the source.
    public static void run(PacketSource source, Dealer dealer) {
        OddityCounters oddities = new OddityCounters();
        ReaderOptions options = new ReaderOptions(() -> 0, Recorder.NONE, false);
        try (source) {
            Reader reader = new Reader(source, new Decoder(oddities, SEED), dealer, options, oddities);
            while (reader.turn() != State.END) {
                // until everything is dealt
            }
        }
    }
}
