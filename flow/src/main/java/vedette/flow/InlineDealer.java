package vedette.flow;

import java.util.List;
import vedette.capture.PacketBatch;
import vedette.common.Backlog;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;

/// The one shard on the reader's own thread: nothing is copied and nothing waits.
public final class InlineDealer implements Dealer {

    private final ShardWork work;
    private boolean isClosed;

    public InlineDealer(ShardWork work) {
        this.work = work;
    }

    @Override
    public void deal(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {
        work.onPacket(packet, stopped, batch, i);
    }

    @Override
    public void endBatch() {
        work.onBatchEnd();
    }

    @Override
    public void tick(long endNanos) {
        work.onTick(endNanos);
    }

    @Override
    public List<Backlog> backlogs() {
        return List.of();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            work.onEnd();
        }
    }
}
