package vedette.notify.syslog;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import vedette.notify.send.Trust;
import vedette.notify.settings.SyslogChannel;

/// A connection that stays, by TCP or TLS. Servers do not answer, so what can be known is whether the connection has
/// ended: before each message it is looked for, and after the last of several.
final class StreamLine implements Line {

    private static final int MOST_BYTES = 8_192;
    private static final int LOOK_MILLIS = 1;
    private static final int LAST_LOOK_MILLIS = 20;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final SyslogChannel channel;
    private @Nullable Connection open;

    /// @param plain the socket itself
    /// @param used the same, or what TLS has made of it
    private record Connection(Socket plain, Socket used) {}

    StreamLine(SyslogChannel channel) {
        this.channel = channel;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public String send(byte[] message) throws IOException {
        return TimeLimit.within(channel.timeout(), limit -> send(message, limit));
    }

    private String send(byte[] message, TimeLimit limit) throws IOException {
        Connection connection = standing(limit);
        byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[length.length + message.length];
        System.arraycopy(length, 0, frame, 0, length.length);
        System.arraycopy(message, 0, frame, length.length, message.length);
        OutputStream out = connection.used.getOutputStream();
        out.write(frame);
        out.flush();
        return "sent to " + connection.plain.getInetAddress().getHostAddress() + ":" + channel.port() + " by "
                + channel.transport().label() + "; syslog has no answer";
    }

    /// The connection that there is, if it has not ended, or another.
    private Connection standing(TimeLimit limit) throws IOException {
        Connection before = open;
        if (before != null) {
            limit.holdsFor(before.plain);
            if (!hasEnded(before.used, LOOK_MILLIS)) {
                return before;
            }
            close();
        }
        Connection begun = connect(limit);
        open = begun;
        return begun;
    }

    @Override
    public void settle() throws IOException {
        Connection last = open;
        if (last != null && TimeLimit.within(channel.timeout(), limit -> hasEnded(last, limit))) {
            close(); // whoever ends a connection in order has read what was sent before
        }
    }

    private static boolean hasEnded(Connection connection, TimeLimit limit) throws IOException {
        limit.holdsFor(connection.plain);
        return hasEnded(connection.used, LAST_LOOK_MILLIS);
    }

    /// Whether the other end sends no more.
    ///
    /// @throws IOException if it has broken the connection off
    private static boolean hasEnded(Socket open, int millis) throws IOException {
        open.setSoTimeout(millis);
        try {
            return open.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private Connection connect(TimeLimit limit) throws IOException {
        int millis = (int) channel.timeout().toMillis();
        Socket plain = new Socket();
        limit.holdsFor(plain);
        try {
            InetSocketAddress address = new InetSocketAddress(channel.host(), channel.port());
            if (address.isUnresolved()) {
                throw new UnknownHostException("no address is known for " + channel.host());
            }
            plain.connect(address, millis);
            plain.setSoTimeout(millis);
            plain.setTcpNoDelay(true);
            return new Connection(plain, channel.transport() == SyslogChannel.Transport.TLS ? protect(plain) : plain);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket protect(Socket plain) throws IOException {
        SSLSocket secure = (SSLSocket)
                Trust.of(channel.trust()).getSocketFactory().createSocket(plain, channel.host(), channel.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be of this host
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    @Override
    public void close() {
        Connection last = open;
        open = null;
        if (last != null) {
            try (Socket plain = last.plain) {
                TimeLimit.within(FAREWELL, limit -> {
                    limit.holdsFor(plain);
                    last.used.close(); // TLS says farewell, which waits for room as all that is sent does
                    return true;
                });
            } catch (IOException _) {
                // it is of no more use either way
            }
        }
    }
}
