package vedette.flow;

import java.util.List;
import vedette.capture.PacketBatch;
import vedette.common.Backlog;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;

/// Hands packets and tick marks to shards. Owned by the reader.
public sealed interface Dealer extends AutoCloseable permits InlineDealer, LaneDealer, TappedDealer {

    void deal(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i);

    /// Tells whoever reads packets where they lie that their bytes are about to be given up.
    void endBatch();

    /// Tells every shard that a tick is closed.
    void tick(long endNanos);

    /// How much waits for shards that have threads of their own. For any thread.
    List<Backlog> backlogs();

    /// Hands over what is held back for a fuller load. To be called when there is nothing to read.
    void flush();

    /// Hands over everything, and returns once every shard has worked it off.
    @Override
    void close();
}
