package vedette.notify.send;

import vedette.notify.message.Message;

/// Sends messages to one receiver. Owned by one thread; every call ends within a time that is set.
public interface Sender extends AutoCloseable {

    /// Sends a message. If it fails for now, the same is sent again, by its id, until it is taken, refused, or of no
    /// more interest.
    ///
    /// @return what the receiver answered, in words
    String send(Message message) throws SendException;

    /// Makes sure of what was sent, as far as that is possible: only then is it taken off the queue.
    default void settle() throws SendException {}

    /// How many messages may be sent before they are taken off the queue. Those are sent again if the process is killed
    /// in between.
    int atOnce();

    @Override
    default void close() {}
}
