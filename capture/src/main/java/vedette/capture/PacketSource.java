package vedette.capture;

import java.util.List;

/// Where packets come from: a file, a pipe, a wire, or several of these merged by time. Owned by one thread, but for
/// [#statistics], which any thread may ask.
public interface PacketSource extends AutoCloseable {

    /// What a poll found.
    enum State {
        /// The batch holds at least one packet or a tick mark.
        MORE,
        /// Nothing now; ask again.
        IDLE,
        /// Nothing now or ever again.
        END
    }

    /// Replaces what the batch holds by the next packets. The bytes of those packets hold until the next poll.
    ///
    /// Never throws because of what the source contains, and never waits for more than a few milliseconds.
    State poll(PacketBatch batch);

    /// The interfaces seen so far; [PacketBatch#interfaceId] is a place in this list.
    List<CaptureInterface> interfaces();

    CaptureStatistics statistics();

    /// Gives back memory and descriptors; views of packets must not be used afterwards.
    @Override
    void close();
}
