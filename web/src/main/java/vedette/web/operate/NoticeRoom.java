package vedette.web.operate;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who else is told of incidents, as the configuration says. Safe for any thread.
public interface NoticeRoom {

    /// Those who are told, in the order in which the configuration has them.
    List<Receiver> receivers() throws IOException;

    /// Sends a message that is marked as a test, and waits for the answer.
    ///
    /// @return what the receiver answered
    /// @throws IllegalArgumentException if there is no such receiver
    /// @throws IOException if it did not take the message; the message says why
    String test(String name) throws IOException;

    /// Somebody who is told.
    ///
    /// @param kind as mail
    /// @param where it is reached, without anything secret
    /// @param told of what, in words
    /// @param waiting messages that it is still to get
    /// @param heldBack messages beyond its rate limit
    /// @param lastSent when it took one; null if it never did
    /// @param trouble why the latest attempt failed; empty if it did not
    record Receiver(
            String name,
            String kind,
            String where,
            String told,
            long waiting,
            long sent,
            long heldBack,
            @Nullable Instant lastSent,
            String trouble) {}

    /// Nobody is.
    NoticeRoom NOBODY = new NoticeRoom() {
        @Override
        public List<Receiver> receivers() {
            return List.of();
        }

        @Override
        public String test(String name) {
            throw new IllegalArgumentException("there is no receiver " + name);
        }
    };
}
