package vedette.store.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a receiver fares, over all runs.
///
/// @param waiting notices
/// @param sent notices that it took
/// @param failures attempts that failed
/// @param refused notices that it would not take however often they were sent
/// @param heldBack notices beyond its rate limit
/// @param dropped notices that there was no room for
/// @param lastError of the latest attempt that failed; empty if none ever did
public record ReceiverCounts(
        String receiver,
        long waiting,
        long sent,
        long failures,
        long refused,
        long heldBack,
        long dropped,
        @Nullable Instant lastSent,
        @Nullable Instant lastFailed,
        String lastError) {

    /// Of a receiver that nothing was ever queued for.
    public static ReceiverCounts none(String receiver) {
        return new ReceiverCounts(receiver, 0, 0, 0, 0, 0, 0, null, null, "");
    }

    /// Whether the latest attempt failed, or went to some only: then both times are the same, or nearly so.
    public boolean isFailing() {
        Instant failed = lastFailed;
        Instant succeeded = lastSent;
        return failed != null && (succeeded == null || !failed.isBefore(succeeded));
    }
}
