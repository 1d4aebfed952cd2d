package vedette.capture.live;

import java.util.List;
import vedette.capture.PacketSource;

/// Packets from the wire. It never ends of itself: an interface that goes down or away may come back.
///
/// Owned by one thread, but for [#statistics] and [#health], which any thread may ask. The counts that the kernel keeps
/// are fetched a few times a second while the source is polled, and a last time when it is closed.
public interface LiveSource extends PacketSource {

    /// Every packet stamped before this time was handed on already. Set by the last poll; a busy source moves it on by
    /// its packets, a silent one by the clock.
    long completeUntilNanos();

    /// How each interface is, in the order of [#interfaces].
    List<InterfaceHealth> health();
}
