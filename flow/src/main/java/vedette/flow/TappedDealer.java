package vedette.flow;

import java.util.List;
import vedette.capture.PacketBatch;
import vedette.common.Backlog;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;

/// Shows packets and ticks to somebody else before it has them dealt.
public final class TappedDealer implements Dealer {

    private final Dealer dealer;
    private final PacketTap tap;

    public TappedDealer(Dealer dealer, PacketTap tap) {
        this.dealer = dealer;
        this.tap = tap;
    }

    @Override
    public void deal(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {
        tap.onPacket(packet, stopped, batch, i);
        dealer.deal(packet, stopped, batch, i);
    }

    @Override
    public void endBatch() {
        dealer.endBatch();
    }

    @Override
    public void tick(long endNanos) {
        tap.onTick(endNanos);
        dealer.tick(endNanos);
    }

    @Override
    public List<Backlog> backlogs() {
        return dealer.backlogs();
    }

    @Override
    public void flush() {
        dealer.flush();
    }

    @Override
    public void close() {
        tap.onEnd();
        dealer.close();
    }
}
