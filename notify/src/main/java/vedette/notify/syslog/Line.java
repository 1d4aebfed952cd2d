package vedette.notify.syslog;

import java.io.IOException;

/// The way to a server. Owned by one thread.
sealed interface Line extends AutoCloseable permits DatagramLine, StreamLine {

    /// No message may be longer.
    int mostBytes();

    /// Sends a message.
    ///
    /// @return what is known of its arrival
    String send(byte[] message) throws IOException;

    /// Fails if what was sent is known to be lost.
    void settle() throws IOException;

    @Override
    void close();
}
