package vedette.capture.live;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
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

    /// Switches an interface on or off. For any thread.
    ///
    /// @return done once the thread that polls has done it; with a [CaptureException] if it is not possible
    default CompletableFuture<Void> watch(String name, boolean isOn) {
        return CompletableFuture.failedFuture(new CaptureException(name + " cannot be switched " + (isOn ? "on" : "off")
                + " in this run; there are: "
                + String.join(
                        ", ", interfaces().stream().map(CaptureInterface::name).toList())));
    }
}
